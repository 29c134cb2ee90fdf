/** Storing jobs: `create_jobs` for those from outside; `spawn` (leases.ts) uses `insert_jobs` as well. */
export const create = (s: string): string => `
create type ${s}.given_job as (
  id text, pipeline text, version integer, lane text, labels jsonb, "parentId" text, "parentKey" text,
  "rootId" text, fingerprint text, hook boolean, level smallint, score double precision, call uuid, facts json
);

/* Refuses an id that is taken, or given twice, with another fingerprint. */
create function ${s}.refuse_conflicts(given json) returns void language plpgsql as $$
declare
  taken text;
begin
  select g.id into taken from json_populate_recordset(null::${s}.given_job, given) g
    group by g.id having count(distinct g.fingerprint) > 1 limit 1;
  if taken is null then
    select g.id into taken from json_populate_recordset(null::${s}.given_job, given) g
      join ${s}.jobs j on j.id = g.id where j.fingerprint <> g.fingerprint limit 1;
  end if;
  if taken is not null then
    raise exception 'The id is taken.' using errcode = 'RP001', detail = taken;
  end if;
end $$;

/* As insert_jobs, for few jobs: its joins compare all with all. */
create function ${s}.insert_some_jobs(given json, as_paused boolean, owed_to bigint)
returns bigint[] language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  fresh bigint[];
begin
  with numbered as materialized (
    select nextval('${s}.numbers') as number, first.* from (
      select * from (
        select distinct on (g.id) g.* from json_populate_recordset(null::${s}.given_job, given)
          with ordinality as g(id, pipeline, version, lane, labels, "parentId", "parentKey", "rootId", fingerprint,
            hook, level, score, call, facts, place)
        where not exists (select from ${s}.jobs j where j.id = g.id)
        order by g.id, g.place
      ) each_once order by place
    ) first
  ), stored as (
    insert into ${s}.jobs (number, id, pipeline, version, lane, labels, parent_id, parent_key, root_id, age,
      fingerprint, hook, created_at, call, state, level, score, waiting_since, ready, seq, owed_to, owed_key)
    select n.number, n.id, n.pipeline, n.version, n.lane, n.labels, n."parentId", n."parentKey", n."rootId",
      case when n."rootId" = n.id then n.number else coalesce(
        (select r.age from ${s}.jobs r where r.id = n."rootId"),
        (select r.number from numbered r where r.id = n."rootId"), n.number) end,
      n.fingerprint, n.hook, now, n.call, case when as_paused then 'paused' else 'queued' end, n.level, n.score, now,
      not as_paused, json_array_length(n.facts), insert_some_jobs.owed_to,
      case when insert_some_jobs.owed_to is not null then n."parentKey" end
    -- In the order of their ids, so that two who store the same jobs do not wait for each other in a circle.
    from numbered n order by n.id
    on conflict (id) do nothing
    returning number
  ), labelled as (
    insert into ${s}.job_labels (key, value, job)
    select l.key, l.value, n.number from stored join numbered n using (number), jsonb_each_text(n.labels) l
  ), logged as (
    insert into ${s}.facts (job, seq, by_holder, type, data)
    select n.number, f.place, true, f.fact ->> 'type', f.fact::text
    from stored join numbered n using (number), json_array_elements(n.facts) with ordinality f(fact, place)
    order by n.number, f.place
  )
  select coalesce(array_agg(number), '{}') into fresh from stored;
  return fresh;
end $$;

/* Stores those of the given jobs that are not there yet, with labels and first facts; their numbers. */
create function ${s}.insert_jobs(given json, as_paused boolean, owed_to bigint) returns bigint[] language plpgsql as $$
declare
  jobs json[] := array(select json_array_elements(given));
  fresh bigint[] := '{}';
begin
  for place in 1 .. cardinality(jobs) by 100 loop
    fresh := fresh || ${s}.insert_some_jobs(array_to_json(jobs[place : place + 99]), as_paused, owed_to);
  end loop;
  return fresh;
end $$;

/*
 * Stores jobs and queues them, all or none; one row for each that was given, in order. Each job names the call that
 * creates it: sent again, it has created the job as well.
 * RP001: an id is taken by another job. RP002: more roots would wait than may.
 */
create function ${s}.create_jobs(given json, max_queued integer, is_joined boolean)
returns table (id text, created boolean, state text, root_id text, pipeline text, labels text, lane text)
language plpgsql as $$
declare
  fresh bigint[];
  waiting bigint;
begin
  perform ${s}.begin_writing();
  -- A caller's transaction may last; nobody is to wait for it, at the price of a limit that is not exact then.
  if max_queued is not null and not is_joined then perform pg_advisory_xact_lock(${s}.lock_class(), -2); end if;
  fresh := ${s}.insert_jobs(given, false, null);
  -- Also against jobs that others stored while this waited for them.
  perform ${s}.refuse_conflicts(given);
  if max_queued is not null
    and exists (select from ${s}.jobs j where j.number = any (fresh) and j.parent_id is null) then
    select count(*) into waiting from (
      select from ${s}.jobs j where j.state = 'queued' and j.parent_id is null limit max_queued + 1
    ) roots;
    if waiting > max_queued then
      raise exception 'The queue is full.' using errcode = 'RP002';
    end if;
  end if;
  return query
    select j.id, j.call = g.call and row_number() over (partition by j.id order by g.place) = 1, j.state, j.root_id,
      j.pipeline, j.labels::text, case when j.ready then j.lane end
    from json_populate_recordset(null::${s}.given_job, given)
      with ordinality as g(id, pipeline, version, lane, labels, "parentId", "parentKey", "rootId", fingerprint, hook,
        level, score, call, facts, place)
    join ${s}.jobs j on j.id = g.id
    order by g.place;
end $$;
`
