/**
 * Facts of all jobs have a position from one sequence, and transactions commit in another order than they took their
 * positions in: who reads up to the newest position he sees would skip what commits later with a smaller one.
 *
 * So every transaction that writes facts first (after the locks on rows, for which it may have to wait) takes a shared advisory lock that carries the last position given away
 * by then; what it writes lies beyond. `safe_position` is the smallest of those locks, or the last position of all when
 * nobody writes: up to there nothing is missing, and nothing can come any more. Transactions of others in the same
 * database do not hold it up, however long they take; a caller's own does that `create` joined.
 *
 * Why it is right. Let a reader look at the sequence and the locks at one time, and read facts after that. A writer in
 * flight then either had its lock by that time, and the position it carries is at or above the safe one; or it takes
 * its lock later, and its positions come from the sequence later still: beyond what the reader saw of it.
 */
export const feed = (s: string): string => `
/* The first key of all advisory locks of this schema. The second is a position, or -1 migrations, -2 full queues, -3 sweeps. */
create function ${s}.lock_class() returns integer language sql immutable
  as $$ select hashtext('repurpose:${s.replaceAll('"', '')}') $$;

create function ${s}.begin_writing() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(${s}.lock_class(), (last_value & 1073741823)::integer) from ${s}.positions;
end $$;

create function ${s}.safe_position() returns bigint language plpgsql volatile as $$
declare
  newest bigint;
  lag bigint;
begin
  select last_value into newest from ${s}.positions;
  -- A lock carries the low 30 bits of its position, which may be newer than what was read just now.
  select max(case when behind < 536870912 then behind else 0 end) into lag from (
    select (newest - objid::bigint) & 1073741823 as behind from pg_locks
    where locktype = 'advisory' and classid::bigint = ${s}.lock_class()::bigint & 4294967295 and objsubid = 2
      and mode = 'ShareLock' and database = (select oid from pg_database where datname = current_database())
  ) locks;
  return newest - coalesce(lag, 0);
end $$;

/*
 * Matching facts after a position, oldest first, up to a number of them. The last row is no fact: its position is where
 * to go on (none after a full page), seq is 1 when there is more to look through first, and newest is the newest
 * matching fact that has to wait for a transaction still under way.
 *
 * One call looks at some 20,000 facts at most: along the feed, or, when that is shorter, in the logs of the jobs asked for.
 */
create function ${s}.read_feed(after_position bigint, most integer, job_ids text[], root_ids text[], only_pipelines text[],
  only_labels jsonb)
returns table (job_position bigint, job_id text, root_id text, pipeline text, labels text, seq integer, data text,
  newest bigint)
language plpgsql volatile as $$
declare
  -- Before the facts are read: see above.
  safe bigint := ${s}.safe_position();
  reach bigint := safe;
  is_chosen boolean := job_ids is not null or root_ids is not null;
  chosen bigint[];
  chosen_facts bigint;
  found_facts integer;
  held_back bigint;
begin
  if is_chosen then
    select coalesce(array_agg(k.number), '{}'), coalesce(sum(k.seq), 0) into chosen, chosen_facts from (
      select j.number, j.seq from ${s}.jobs j
        where j.id = any (coalesce(job_ids, root_ids)) and (root_ids is null or j.root_id = any (root_ids))
      union
      select j.number, j.seq from ${s}.jobs j
        where job_ids is null and j.parent_id is not null and j.root_id = any (root_ids)
    ) k;
  end if;
  if is_chosen and chosen_facts <= greatest(safe - after_position, 100) then
    return query
      select f.position, j.id, j.root_id, j.pipeline, j.labels::text, f.seq, f.data, null::bigint
      from ${s}.facts f join ${s}.jobs j on j.number = f.job
      where f.job = any (chosen) and f.position > after_position and f.position <= safe
        and (only_pipelines is null or j.pipeline = any (only_pipelines))
        and (only_labels is null or j.labels @> only_labels)
      order by f.position limit most;
    get diagnostics found_facts = row_count;
    select max(f.position) into held_back from ${s}.facts f join ${s}.jobs j on j.number = f.job
      where f.job = any (chosen) and f.position > safe
        and (only_pipelines is null or j.pipeline = any (only_pipelines))
        and (only_labels is null or j.labels @> only_labels);
  else
    if is_chosen or only_pipelines is not null or only_labels is not null then
      reach := coalesce((
        select f.position from ${s}.facts f where f.position > after_position and f.position < safe
        order by f.position offset 20000 limit 1
      ), safe);
    end if;
    return query
      select f.position, j.id, j.root_id, j.pipeline, j.labels::text, f.seq, f.data, null::bigint
      from ${s}.facts f join ${s}.jobs j on j.number = f.job
      where f.position > after_position and f.position <= reach
        and (not is_chosen or f.job = any (chosen))
        and (only_pipelines is null or j.pipeline = any (only_pipelines))
        and (only_labels is null or j.labels @> only_labels)
      order by f.position limit most;
    get diagnostics found_facts = row_count;
    if reach = safe then
      select max(ahead.position) into held_back from (
        select f.position, f.job from ${s}.facts f where f.position > safe order by f.position desc limit 1000
      ) ahead join ${s}.jobs j on j.number = ahead.job
      where (not is_chosen or ahead.job = any (chosen))
        and (only_pipelines is null or j.pipeline = any (only_pipelines))
        and (only_labels is null or j.labels @> only_labels);
    end if;
  end if;
  return query select
    case
      when found_facts = most then null
      when reach < safe then reach
      else greatest(after_position, (select max(f.position) from ${s}.facts f where f.position <= safe))
    end,
    null::text, null::text, null::text, null::text, (reach < safe)::integer, null::text, held_back;
end $$;
`
