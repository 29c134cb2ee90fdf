/** What a worker does to the jobs it holds. Every write names process and fence, and nothing is written without them. */
export const leases = (s: string): string => `
/* Locks rows in the order of their numbers. An array, so that they are found by index whatever the planner thinks. */
create function ${s}.lock_jobs(numbers bigint[]) returns void language plpgsql as $$
begin
  perform from ${s}.jobs j where j.number = any (numbers) order by j.number for update;
end $$;

/* Facts that others than the holder wrote after a place, as JSON text: [[seq, fact], …]. */
create function ${s}.news_after(job_number bigint, seen integer) returns text language plpgsql as $$
begin
  return (
    select '[' || string_agg('[' || f.seq || ',' || f.data || ']', ',' order by f.seq) || ']'
    from ${s}.facts f where f.job = job_number and f.seq > seen and not f.by_holder
  );
end $$;

/* Facts of the holder. The row must be saved afterwards. */
create function ${s}.write_own(job ${s}.jobs, given json, is_result boolean) returns ${s}.jobs language plpgsql as $$
begin
  insert into ${s}.facts (job, seq, by_holder, type, data)
    select job.number, job.seq + f.place, true, f.fact ->> 'type', f.fact::text
    from json_array_elements(given) with ordinality f(fact, place) order by f.place;
  job.seq := job.seq + json_array_length(given);
  if is_result then job.claims := 0; end if;
  return job;
end $$;

/*
 * Facts of many jobs in one statement, each job once. A write number that is known is answered and not applied.
 * No answer for a job that the process does not hold under that fence.
 */
create function ${s}.append(process bigint, given json)
returns table (job bigint, seq integer, request text, news text) language plpgsql as $$
begin
  perform ${s}.lock_jobs(array(select w.job from json_to_recordset(given) as w(job bigint)));
  perform ${s}.begin_writing();
  return query
    with writes as materialized (
      -- One without facts only asks.
      select w.*, j.seq as before, j.write < w.write and json_array_length(w.facts) > 0 as is_fresh, j.request, j.news_seq
      from json_to_recordset(given) as w(job bigint, fence integer, write integer, seen integer, result boolean, facts json)
      join ${s}.jobs j on j.number = w.job and j.holder = process and j.fence = w.fence
    ), logged as (
      insert into ${s}.facts (job, seq, by_holder, type, data)
      select w.job, w.before + f.place, true, f.fact ->> 'type', f.fact::text
      from writes w, json_array_elements(w.facts) with ordinality f(fact, place)
      where w.is_fresh
      order by w.job, f.place
    ), counted as (
      update ${s}.jobs j set seq = j.seq + json_array_length(w.facts), write = w.write,
        claims = case when w.result then 0 else j.claims end
      from writes w where j.number = w.job and w.is_fresh
      returning j.number, j.seq
    )
    select w.job, coalesce(c.seq, w.before), w.request,
      case when w.news_seq > w.seen then ${s}.news_after(w.job, w.seen) end
    from writes w left join counted c on c.number = w.job;
end $$;

/*
 * Facts and the children that they tell of. A child that exists is left alone while it is owed already, settled into
 * the parent at once when it has succeeded, and restarted when it has ended otherwise. RP001: an id is taken.
 * RP004: a given child is another parent's. Children that have become ready are told of as touched.
 */
create function ${s}.spawn(process bigint, parent_number bigint, fence integer, write integer, seen integer,
  result boolean, facts json, children json)
returns table (seq integer, request text, news text, touched ${s}.touched) language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  parent ${s}.jobs;
  child ${s}.jobs;
  stranger text;
  fresh bigint[];
  given record;
begin
  perform ${s}.lock_jobs(parent_number || array(
    select j.number from json_populate_recordset(null::${s}.given_job, children) c join ${s}.jobs j on j.id = c.id
  ));
  perform ${s}.begin_writing();
  select * into parent from ${s}.jobs j where j.number = parent_number and j.holder = process and j.fence = spawn.fence;
  if not found then return; end if;
  if parent.write < spawn.write then
    parent.write := spawn.write;
    perform ${s}.refuse_conflicts(children);
    select c.id into stranger from json_populate_recordset(null::${s}.given_job, children) c
      left join ${s}.jobs j on j.id = c.id
      where c."parentId" is distinct from parent.id or (j.id is not null and j.parent_id is distinct from parent.id)
      limit 1;
    if stranger is not null then
      raise exception 'The job is no child of this parent.' using errcode = 'RP004', detail = stranger;
    end if;
    parent := ${s}.write_own(parent, facts, result);
    -- A parent that is about to pause sets nothing in motion.
    fresh := ${s}.insert_jobs(children, coalesce(parent.request = 'pause', false), parent.number);
    parent.children_running := parent.children_running + cardinality(fresh);
    for given in
      select distinct on (j.number) j.number, c."parentKey" as key
      from json_populate_recordset(null::${s}.given_job, children) c join ${s}.jobs j on j.id = c.id
      where not j.number = any (fresh)
      order by j.number
    loop
      select * into child from ${s}.jobs j where j.number = given.number for update;
      if child.state = 'succeeded' then
        parent := ${s}.report_child(parent, child, given.key, now);
      elsif child.owed_to is null then
        child.owed_to := parent.number;
        child.owed_key := given.key;
        parent.children_running := parent.children_running + 1;
        if ${s}.is_over(child.state) then child := ${s}.to_restart(child, null, now); end if;
        if parent.request = 'pause' and child.state = 'queued' then child := ${s}.to_pause(child); end if;
        perform ${s}.save(child);
      end if;
    end loop;
    perform ${s}.save(parent);
  end if;
  return query select parent.seq, parent.request,
    case when parent.news_seq > seen then ${s}.news_after(parent.number, seen) end, null::${s}.touched;
  return query select null::integer, null::text, null::text, ${s}.touch(j) from ${s}.jobs j
    where j.id in (select c.id from json_populate_recordset(null::${s}.given_job, children) c);
end $$;

/*
 * The last writes under leases, of many jobs. One row for each that was settled, or had been by this very write before,
 * and one for each parent that was told. No row for a job that the process does not hold under that fence.
 */
create function ${s}.settle(process bigint, given json)
returns table (settled bigint, touched ${s}.touched) language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
  w record;
  overtaken boolean;
  cancelled boolean;
begin
  perform ${s}.lock_jobs(array(
    select g.job from json_to_recordset(given) as g(job bigint)
    union all
    -- One by one: a join would be planned by how few jobs are owed to anybody, and read them all.
    select (select k.owed_to from ${s}.jobs k where k.number = g.job) from json_to_recordset(given) as g(job bigint)
  ));
  perform ${s}.begin_writing();
  for w in
    select * from json_to_recordset(given) as g(job bigint, fence integer, write integer, seen integer, result boolean,
      facts json, state text, at double precision, "atMost" integer, error json, outcome json, cost json, hook boolean,
      contents json)
    order by g.job
  loop
    select * into job from ${s}.jobs j where j.number = w.job;
    if not found or job.fence <> w.fence then continue; end if;
    if job.holder is null and job.write = w.write then
      settled := w.job;
      touched := ${s}.touch(job);
      return next;
      continue;
    end if;
    if job.holder is distinct from process then continue; end if;

    job := ${s}.write_own(job, w.facts, true);
    job.write := w.write;
    job.holder := null;
    -- Nothing to replace on the first run, and most jobs make no contents.
    if w.contents is not null and (json_array_length(w.contents) > 0 or w.fence > 1) then perform ${s}.store_contents(job.id, w.contents); end if;
    -- Whoever wrote after what the worker has seen may have been what the job goes to wait for.
    overtaken := job.news_seq > w.seen;
    cancelled := overtaken and coalesce(job.request = 'cancel', false);

    if job.hook_pending then
      -- A hook may ask to be delivered again at another time; anything else ends it.
      if w.state = 'queued' then job := ${s}.to_wait(job, w.at, now);
      else
        job.hook_pending := false;
        job.ready := false;
      end if;
    elsif w.state = 'queued' then
      job := ${s}.to_queue(job, case when not cancelled then w.at end, now);
    elsif w.state = 'parked' then
      if overtaken then job := ${s}.to_queue(job, null, now);
      else job := ${s}.to_park(job, w.at, coalesce(w."atMost", 0), now);
      end if;
    elsif w.state = 'paused' then
      if overtaken then job := ${s}.to_queue(job, null, now); else job := ${s}.to_pause(job); end if;
    elsif w.state = 'blocked' then
      if cancelled then job := ${s}.to_queue(job, null, now);
      else
        job.state := 'blocked';
        job.error := w.error::text;
      end if;
    elsif w.state = 'hooked' then
      -- As only a hook can settle: like a rejected run.
      job := ${s}.to_queue(job, now + 1000, now);
    else
      job := ${s}.to_end(job, w.state, w.error::text, w.outcome::text, w.cost::text, w.hook, now);
    end if;

    if ${s}.is_over(job.state) and job.owed_to is not null then
      touched := ${s}.pay_debt(job, now);
      settled := null;
      if touched.id is not null then return next; end if;
      job.owed_to := null;
      job.owed_key := null;
    end if;
    perform ${s}.save(job);
    settled := w.job;
    touched := ${s}.touch(job);
    return next;
  end loop;
end $$;

/* A job that ends again replaces what it made before. */
create function ${s}.store_contents(by_job text, given json) returns void language plpgsql as $$
begin
  delete from ${s}.contents c where c.job_id = by_job;
  insert into ${s}.contents (job_id, ordinal, root_id, source, type, variant, language, labels, created_at, record)
    select by_job, r.place, r.record ->> 'rootId', r.record ->> 'source', r.record ->> 'type', r.record ->> 'variant',
      r.record ->> 'language', (r.record ->> 'labels')::jsonb, (r.record ->> 'createdAt')::double precision, r.record::text
    from json_array_elements(given) with ordinality r(record, place);
end $$;

/* Gives jobs back, to be delivered again after a delay: rejected ones, or (unused) such that never ran. */
create function ${s}.give_back(process bigint, given json, delay_ms double precision, unused boolean)
returns setof ${s}.touched language plpgsql as $$
declare
  now double precision := ${s}.now_ms();
  job ${s}.jobs;
begin
  for job in
    select j.* from json_to_recordset(given) as g(job bigint, fence integer)
    join ${s}.jobs j on j.number = g.job and j.holder = process and j.fence = g.fence
    order by j.number for update of j
  loop
    job := ${s}.to_deliver_again(job, now + delay_ms, now);
    if unused then job.claims := job.claims - 1; end if;
    perform ${s}.save(job);
    return next ${s}.touch(job);
  end loop;
end $$;
`
