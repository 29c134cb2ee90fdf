/**
 * The heartbeat of a process, and what all processes do for each other on that occasion: take jobs from the dead, wake
 * jobs that are due, raise those that have waited too long. Rows that somebody has locked are left for the next time,
 * so that nobody who froze in the middle of something holds up the rest.
 */
export const tick = (s: string): string => `
/* Gives back what dead processes held; how many jobs became ready. */
create function ${s}.bury_dead(now double precision) returns integer language plpgsql as $$
declare
  dead bigint[];
  job ${s}.jobs;
  freed integer := 0;
begin
  -- Without a lock: a process that froze while it was claiming keeps its row locked for as long as it is frozen.
  select coalesce(array_agg(p.number), '{}') into dead from ${s}.processes p where p.alive_until < now;
  for job in
    -- A holder without a row cannot be, as claims hold on to theirs; if it were, nobody else would ever notice.
    select j.* from ${s}.jobs j
    where j.holder is not null
      and (j.holder = any (dead) or not exists (select from ${s}.processes p where p.number = j.holder))
    order by j.number limit 1000 for update of j skip locked
  loop
    perform ${s}.save(${s}.to_deliver_again(job, null, now));
    freed := freed + 1;
  end loop;
  delete from ${s}.processes p
    where p.number in (select d.number from ${s}.processes d where d.number = any (dead) for update skip locked)
      and p.alive_until < now and not exists (select from ${s}.jobs j where j.holder = p.number);
  return freed;
end $$;

/* Queues parked jobs whose time has come, and makes delayed ones claimable; how many. */
create function ${s}.wake_due(now double precision) returns integer language plpgsql as $$
declare
  job ${s}.jobs;
  woken integer := 0;
begin
  for job in
    select j.* from ${s}.jobs j where j.due_at <= now order by j.due_at limit 1000 for update skip locked
  loop
    if job.state = 'parked' then job := ${s}.to_queue(job, null, now); else job := ${s}.to_wait(job, null, now); end if;
    perform ${s}.save(job);
    woken := woken + 1;
  end loop;
  return woken;
end $$;

/* Raises queued jobs that have waited longer than anybody's patience; one process at a time, a tenth of it apart. */
create function ${s}.raise_aged(ageing_ms double precision, now double precision)
returns setof ${s}.touched language plpgsql as $$
declare
  job ${s}.jobs;
  raised integer := 0;
begin
  if (select q.aged_at from ${s}.queue q) > now - least(ageing_ms / 10, 60000) then return; end if;
  if not pg_try_advisory_xact_lock(${s}.lock_class(), -3) then return; end if;
  update ${s}.queue set aged_at = now;
  for job in
    select j.* from ${s}.jobs j
    where j.state = 'queued' and j.ready and j.level > 0 and j.waiting_since <= now - ageing_ms
    order by j.waiting_since limit 1000 for update skip locked
  loop
    raised := raised + 1;
    job.level := job.level - 1;
    job.waiting_since := now;
    job := ${s}.write_priority(job, now);
    perform ${s}.save(job);
    return next ${s}.touch(job);
  end loop;
  -- There may be more: the next tick goes on.
  if raised = 1000 then update ${s}.queue set aged_at = 0; end if;
end $$;

/* Adds up what has come to the tally, a thousand rows at the least. Two who do so at a time take different rows. */
create function ${s}.fold_tally() returns void language plpgsql as $$
begin
  if (select count(*) from (select from ${s}.tally limit 1001) rows) <= 1000 then return; end if;
  with taken as (
    delete from ${s}.tally t
    where t.ctid = any (array(select k.ctid from ${s}.tally k limit 50000 for update skip locked))
    returning t.state, t.change
  )
  insert into ${s}.tally (state, change) select t.state, sum(t.change) from taken t group by t.state;
end $$;

/*
 * known: [{ job, fence, seen }] of the leases that the process believes it holds, as far as they come from its claims up
 * to known_turn. What it holds from these without knowing is given back: jobs of a claim whose answer was lost on the
 * way, and such that it could neither settle nor give back. grace_ms: how long it must have been steady to bury others.
 * One JSON object: lost and changed (numbers among known), ready (whether something is claimable in the lanes), woken,
 * raised (touched), others (further processes alive), position (of the newest fact), nextDue and nextExpiry (times).
 */
create function ${s}.tick(process bigint, process_name text, lease_ms double precision, known json,
  known_turn integer, ageing_ms double precision, grace_ms double precision, lanes text[])
returns json language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
  steady_since double precision;
  woken integer := 0;
  raised json;
  answer json;
begin
  update ${s}.processes p set alive_until = now + lease_ms,
      steady_since = case when p.alive_until < now then now else p.steady_since end
    where p.number = process returning p.steady_since into steady_since;
  if not found then
    -- New, or taken for dead meanwhile: jobs that nobody has taken over are still held.
    steady_since := now;
    insert into ${s}.processes (number, name, started_at, steady_since, alive_until)
      values (process, process_name, now, now, now + lease_ms) on conflict do nothing;
  end if;
  if ageing_ms is not null then
    perform ${s}.begin_writing();
    select json_agg(r) into raised from ${s}.raise_aged(ageing_ms, now) r;
  end if;
  for job in
    select j.* from ${s}.jobs j where j.holder = process and j.turn <= known_turn
      and not exists (
        select from json_to_recordset(known) as k(job bigint, fence integer) where k.job = j.number and k.fence = j.fence
      )
    order by j.number for update skip locked
  loop
    perform ${s}.save(${s}.to_deliver_again(job, null, now));
    woken := woken + 1;
  end loop;
  -- After an outage the first to come back would take the others for dead, who are about to come back as well.
  if steady_since <= now - grace_ms then woken := woken + ${s}.bury_dead(now); end if;
  woken := woken + ${s}.wake_due(now);
  perform ${s}.fold_tally();
  select json_build_object(
    'lost', (select json_agg(k.job) from json_to_recordset(known) as k(job bigint, fence integer)
      where not exists (select from ${s}.jobs j where j.number = k.job and j.holder = process and j.fence = k.fence)),
    'changed', (select json_agg(k.job) from json_to_recordset(known) as k(job bigint, seen integer)
      join ${s}.jobs j on j.number = k.job where j.news_seq > k.seen),
    'ready', not (select q.paused from ${s}.queue q)
      and exists (select from unnest(lanes) l(lane) join ${s}.jobs j on j.lane = l.lane where j.ready),
    'woken', woken,
    'raised', raised,
    'others', (select count(*) from ${s}.processes p where p.number <> process and p.alive_until >= now),
    'position', (select last_value from ${s}.positions),
    'now', now,
    'nextDue', (select min(j.due_at) from ${s}.jobs j where j.due_at is not null),
    'nextExpiry', (select min(p.alive_until) from ${s}.processes p where p.number <> process)
  ) into answer;
  return answer;
end $$;

/* A process that leaves hands over at once what it still holds. */
create function ${s}.leave_process(process bigint) returns setof ${s}.touched language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
begin
  -- Waits for claims under way; later ones find no row.
  perform from ${s}.processes p where p.number = process for update;
  for job in select j.* from ${s}.jobs j where j.holder = process order by j.number for update loop
    job := ${s}.to_deliver_again(job, null, now);
    perform ${s}.save(job);
    return next ${s}.touch(job);
  end loop;
  delete from ${s}.processes p where p.number = process;
end $$;
`
