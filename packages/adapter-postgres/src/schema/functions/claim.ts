/** Handing jobs to a worker, in the order of their priorities, one worker a job. */
export const claim = (s: string): string => `
/* The turn counts the claims of a process: see tick. */
create function ${s}.claim(process bigint, process_turn integer, lanes text[], pipelines text[], wanted integer)
returns table (number bigint, id text, pipeline text, version integer, lane text, state text, level smallint,
  score double precision, labels text, parent_id text, parent_key text, root_id text, seq integer,
  created_at double precision, ended_at double precision, error text, fence integer, claims integer, request text,
  is_hook boolean, log text)
language plpgsql as $$
declare
  -- Others may be claiming the first ones right now: look at some more than are wanted, and at more again as long as too
  -- few were free. Fewer than wanted thus means that there are no more.
  reach integer := wanted + 16;
  looked_at integer;
  taken bigint[];
begin
  if (select q.paused from ${s}.queue q) then return; end if;
  -- Whoever is taken for dead gets nothing: nobody would notice that it holds something. The lock keeps it alive until
  -- this is over.
  perform from ${s}.processes p where p.number = process and p.alive_until >= ${s}.now_ms() for key share;
  if not found then return; end if;
  loop
    with heads as materialized (
      select head.* from unnest(lanes) l(lane) cross join unnest(pipelines) p(pipeline)
      cross join lateral (
        select j.number, j.level, j.score, j.age from ${s}.jobs j
        where j.ready and j.lane = l.lane and j.pipeline = p.pipeline
        order by j.level, j.score desc, j.age, j.number limit reach
      ) head
      order by head.level, head.score desc, head.age, head.number limit reach
    ), locked as materialized (
      select j.number from heads h join ${s}.jobs j on j.number = h.number
      where j.ready
      order by h.level, h.score desc, h.age, h.number
      limit wanted for update of j skip locked
    )
    select (select count(*) from heads), (select array_agg(k.number) from locked k) into looked_at, taken;
    exit when cardinality(taken) >= wanted or looked_at < reach or reach > 10000;
    reach := reach * 8;
  end loop;
  if taken is null then return; end if;

  return query
    with claimed as (
      update ${s}.jobs j set holder = process, turn = process_turn, fence = j.fence + 1, claims = j.claims + 1, write = 0, ready = false,
        state = case when j.hook_pending then j.state else 'running' end
      where j.number = any (taken)
      returning j.*
    )
    select c.number, c.id, c.pipeline, c.version, c.lane, c.state, c.level, c.score, c.labels::text, c.parent_id,
      c.parent_key, c.root_id, c.seq, c.created_at, c.ended_at, c.error, c.fence, c.claims, c.request, c.hook_pending,
      -- The short log of a job that nobody had yet comes along; a worker may remember the log of any other. What is long
      -- is read afterwards: a client that froze before a large answer would keep all of this locked.
      case when c.fence = 1 then (
        select case when sum(octet_length(f.data)) < 65536 / wanted
          then '[' || string_agg(f.data, ',' order by f.seq) || ']' end
        from ${s}.facts f where f.job = c.number
      ) end
    from claimed c
    order by c.level, c.score desc, c.age, c.number;
end $$;
`
