/** What people without a lease do to a job. Each names its call, so that one sent again is answered and not repeated. */
export const requests = (s: string): string => `
/* Locks a job and the parent it may have to tell. RP003: there is no such job. */
create function ${s}.lock_job(job_id text) returns ${s}.jobs language plpgsql as $$
declare
  job ${s}.jobs;
begin
  perform ${s}.lock_jobs(array(
    select unnest(array[k.number, k.owed_to]) from ${s}.jobs k where k.id = job_id
  ));
  select * into job from ${s}.jobs j where j.id = job_id;
  if not found then raise exception 'There is no such job.' using errcode = 'RP003', detail = job_id; end if;
  return job;
end $$;

create function ${s}.write_requested(job ${s}.jobs, what text, reason text, now double precision)
returns ${s}.jobs language plpgsql as $$
begin
  return ${s}.write_news(job, 'job.requested', ${s}.fact('type', '"job.requested"', 'what', to_json(what)::text,
    'reason', to_json(reason)::text, 'at', now::bigint::text));
end $$;

/* What a job has paid itself, and what each of its children reported last, in micros. */
create function ${s}.cost_of(job_number bigint) returns text language sql stable as $$
  select '{"micros":' || coalesce(sum(micros), 0)::double precision || '}' from (
    select (f.data::json #>> '{cost,micros}')::numeric as micros from ${s}.facts f
      where f.job = job_number and f.type = 'call.settled'
    union all
    select last_report.micros from (
      select distinct on (f.data::json ->> 'child') (f.data::json #>> '{cost,micros}')::numeric as micros
      from ${s}.facts f where f.job = job_number and f.type = 'child.settled'
      order by f.data::json ->> 'child', f.seq desc
    ) last_report
  ) paid
$$;

/*
 * One row for the job, with its state, and one more for the parent if that was told.
 * RP003: there is no such job. RP005: it cannot be retried, because it has not ended.
 */
create function ${s}.request(by_call uuid, job_id text, what text, reason text, origin text, cancelled_error json)
returns table (state text, touched ${s}.touched) language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
  was_asked boolean;
  former_holder bigint;
begin
  job := ${s}.lock_job(job_id);
  perform ${s}.begin_writing();
  former_holder := job.holder;
  if job.call = by_call then
    -- Sent again: done already.
  elsif what = 'retry' then
    if not ${s}.is_over(job.state) and job.state <> 'blocked' then
      raise exception 'The job has not ended.' using errcode = 'RP005', detail = job.state;
    end if;
    job := ${s}.to_restart(job, origin, now);
  elsif ${s}.is_over(job.state) then
    -- Too late.
  elsif what = 'cancel' then
    was_asked := coalesce(job.request = 'cancel', false);
    job.request := 'cancel';
    if not was_asked then job := ${s}.write_requested(job, 'cancel', reason, now); end if;
    if job.holder is not null then
      -- Its worker settles it.
    elsif job.children_running = 0 then
      job.cost := ${s}.cost_of(job.number);
      job := ${s}.write_news(job, 'job.cancelled', ${s}.fact('type', '"job.cancelled"', 'reason', to_json(reason)::text,
        'cost', job.cost, 'at', now::bigint::text));
      job := ${s}.to_end(job, 'cancelled', cancelled_error::text,
        '{"status":"failed","error":' || cancelled_error::text || '}', job.cost, job.hook, now);
      if job.owed_to is not null then
        touched := ${s}.pay_debt(job, now);
        if touched.id is not null then return next; end if;
        job.owed_to := null;
        job.owed_key := null;
      end if;
    elsif not was_asked then
      job := ${s}.to_queue(job, null, now);
    end if;
  elsif what = 'pause' then
    if job.request is null and job.state not in ('paused', 'blocked') then
      job.request := 'pause';
      job := ${s}.write_requested(job, 'pause', reason, now);
      if job.holder is null then job := ${s}.to_pause(job); end if;
    end if;
  elsif what = 'resume' then
    if job.state in ('paused', 'blocked') or job.request = 'pause' then
      -- Carried out or not, the pause is over; a cancellation is not.
      if job.request = 'pause' then job.request := null; end if;
      job := ${s}.write_requested(job, 'resume', reason, now);
      if job.state in ('paused', 'blocked') then job := ${s}.to_queue(job, null, now); end if;
    end if;
  end if;
  job.call := by_call;
  perform ${s}.save(job);
  state := job.state;
  touched := ${s}.touch(job);
  -- Whoever ran the settled hook of a job that is opened again hears of it.
  touched.holder := coalesce(job.holder, former_holder);
  return next;
end $$;

/* RP003: there is no such job. Not taken when the job has ended or the signal is known. */
create function ${s}.signal(by_call uuid, job_id text, signal_id text, data json)
returns table (taken boolean, touched ${s}.touched) language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
begin
  job := ${s}.lock_job(job_id);
  perform ${s}.begin_writing();
  select k.call = by_call into taken from ${s}.signals k where k.job = job.number and k.signal_id = signal.signal_id;
  if not found then
    taken := not ${s}.is_over(job.state);
    if taken then
      insert into ${s}.signals (job, signal_id, call) values (job.number, signal.signal_id, by_call);
      job := ${s}.write_news(job, 'signal.received', data::text);
      if job.state = 'parked' then job := ${s}.to_queue(job, null, now); end if;
      perform ${s}.save(job);
    end if;
  end if;
  touched := ${s}.touch(job);
  return next;
end $$;

create function ${s}.write_priority(job ${s}.jobs, now double precision) returns ${s}.jobs language plpgsql as $$
begin
  return ${s}.write_news(job, 'job.reprioritized', ${s}.fact('type', '"job.reprioritized"', 'priority',
    ${s}.fact('level', (array['"high"', '"normal"', '"low"'])[job.level + 1], 'score', to_json(job.score)::text),
    'at', now::bigint::text));
end $$;

/* RP003: there is no such job. */
create function ${s}.reprioritize(by_call uuid, job_id text, new_level smallint, new_score double precision)
returns table (done boolean, touched ${s}.touched) language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
begin
  job := ${s}.lock_job(job_id);
  perform ${s}.begin_writing();
  done := job.call = by_call or (not ${s}.is_over(job.state) and job.state <> 'running');
  if done and job.call is distinct from by_call then
    -- A new score alone must not set the waiting back, or a job scored again and again would never rise.
    if job.level <> new_level then job.waiting_since := now; end if;
    job.level := new_level;
    job.score := new_score;
    job.call := by_call;
    job := ${s}.write_priority(job, now);
    perform ${s}.save(job);
  end if;
  touched := ${s}.touch(job);
  return next;
end $$;

/* Removes trees whose last job ended before a time, oldest first, until the number of jobs is reached; how many went. */
create function ${s}.prune(ended_before double precision, most integer) returns integer language plpgsql as $$
declare
  root record;
  family bigint[];
  gone bigint[] := '{}';
begin
  for root in
    select j.number, j.id from ${s}.jobs j
    where j.parent_id is null and j.ended_at < ended_before and not j.hook_pending
    order by j.ended_at
  loop
    exit when cardinality(gone) >= most;
    -- Looked at before they are locked, so that a tree of which a part still runs is left in peace.
    continue when exists (
      select from ${s}.jobs j where j.root_id = root.id and j.parent_id is not null
        and (j.ended_at is null or j.ended_at >= ended_before or j.hook_pending)
    );
    -- Locked, so that nobody opens one again meanwhile; whoever holds a lock may be doing just that.
    select array_agg(locked.number) into family from (
      select j.number from ${s}.jobs j
      where (j.number = root.number or (j.root_id = root.id and j.parent_id is not null))
        and j.ended_at < ended_before and not j.hook_pending
      order by j.number for update skip locked
    ) locked;
    -- Nobody adds to a family whose jobs have all ended and are locked.
    continue when cardinality(family) is distinct from (
      select count(*) from ${s}.jobs j
      where j.number = root.number or (j.root_id = root.id and j.parent_id is not null)
    );
    gone := gone || family;
  end loop;
  delete from ${s}.facts f where f.job = any (gone);
  delete from ${s}.signals g where g.job = any (gone);
  delete from ${s}.job_labels l where l.job = any (gone);
  with removed as (delete from ${s}.jobs j where j.number = any (gone) returning j.state)
  insert into ${s}.tally (state, change) select r.state, -count(*) from removed r group by r.state;
  return cardinality(gone);
end $$;

/* Samples folded together beforehand: what becomes of a known duration is decay * known + addition. */
create function ${s}.learn(given json) returns void language sql as $$
  insert into ${s}.durations as d (pipeline, stage, ms)
    select g.pipeline, g.stage, g.first from json_to_recordset(given)
      as g(pipeline text, stage text, first double precision, decay double precision, addition double precision)
    order by g.pipeline, g.stage
  on conflict (pipeline, stage) do update set ms = (
    select g.decay * d.ms + g.addition from json_to_recordset(given)
      as g(pipeline text, stage text, decay double precision, addition double precision)
    where g.pipeline = d.pipeline and g.stage = d.stage
  )
$$;
`
