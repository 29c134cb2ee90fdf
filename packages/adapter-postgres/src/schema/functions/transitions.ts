/**
 * The transitions of `job/states.ts` in core, on a row that the caller has locked: each takes the row, gives back what
 * it becomes, and `save` writes it. What calls them locks every row it needs first, in the order of their numbers, so
 * that no two writers ever wait for each other in a circle.
 */
export const transitions = (s: string): string => `
create function ${s}.now_ms() returns double precision language sql volatile
  as $$ select floor(extract(epoch from clock_timestamp()) * 1000)::double precision $$;

create function ${s}.is_over(state text) returns boolean language sql immutable
  as $$ select state in ('succeeded', 'partial', 'failed', 'cancelled') $$;

/* A fact as JSON text from its parts, in the order in which they are given. Absent parts are left out. */
create function ${s}.fact(variadic parts text[]) returns text language plpgsql immutable as $$
declare
  text text := '';
begin
  for i in 1 .. array_length(parts, 1) by 2 loop
    continue when parts[i + 1] is null;
    text := text || case when text = '' then '{"' else ',"' end || parts[i] || '":' || parts[i + 1];
  end loop;
  return text || '}';
end $$;

/* Writes a fact of somebody else than the holder. The row must be saved afterwards. */
create function ${s}.write_news(job ${s}.jobs, type text, data text) returns ${s}.jobs language plpgsql as $$
begin
  job.seq := job.seq + 1;
  job.news_seq := job.seq;
  insert into ${s}.facts (job, seq, by_holder, type, data) values (job.number, job.seq, false, type, data);
  return job;
end $$;

/* Makes a job claimable now or at a time, for its work or for its settled hook. */
create function ${s}.to_wait(job ${s}.jobs, at double precision, now double precision) returns ${s}.jobs
language plpgsql as $$
begin
  if at > now then
    job.due_at := at;
    job.ready := false;
  else
    job.due_at := null;
    job.ready := true;
    job.waiting_since := now;
  end if;
  return job;
end $$;

create function ${s}.to_pause(job ${s}.jobs) returns ${s}.jobs language plpgsql as $$
begin
  job.state := 'paused';
  job.ready := false;
  job.due_at := null;
  return job;
end $$;

/* Queues a job now or for later. A pause that was not carried out yet holds it instead. */
create function ${s}.to_queue(job ${s}.jobs, at double precision, now double precision) returns ${s}.jobs
language plpgsql as $$
begin
  job.error := null;
  if job.request = 'pause' then return ${s}.to_pause(job); end if;
  job.state := 'queued';
  return ${s}.to_wait(job, at, now);
end $$;

/* Gives back a job whose worker has gone; what it was claimed for, work or hook, stays to be done. */
create function ${s}.to_deliver_again(job ${s}.jobs, at double precision, now double precision) returns ${s}.jobs
language plpgsql as $$
begin
  job.holder := null;
  if job.hook_pending then return ${s}.to_wait(job, at, now); end if;
  return ${s}.to_queue(job, at, now);
end $$;

create function ${s}.to_park(job ${s}.jobs, until double precision, at_most integer, now double precision)
returns ${s}.jobs language plpgsql as $$
begin
  -- To wait for what is past, or under a pause, is the same as to be queued.
  if job.request = 'pause' or until <= now then return ${s}.to_queue(job, null, now); end if;
  job.state := 'parked';
  job.ready := false;
  job.due_at := until;
  job.children_at_most := at_most;
  return job;
end $$;

/* Opens a job again. A settled hook that has not run by now is dropped, and whoever holds the job has lost it. */
create function ${s}.to_restart(job ${s}.jobs, origin text, now double precision) returns ${s}.jobs
language plpgsql as $$
begin
  if ${s}.is_over(job.state) then insert into ${s}.tally (state, change) values (job.state, -1); end if;
  job := ${s}.write_news(job, 'job.restarted', ${s}.fact('type', '"job.restarted"', 'from', to_json(origin)::text,
    'at', now::bigint::text));
  job.holder := null;
  job.hook_pending := false;
  job.ended_at := null;
  job.outcome := null;
  job.cost := null;
  job.request := null;
  job.claims := 0;
  return ${s}.to_queue(job, null, now);
end $$;

/* Ends a job, its terminal fact being written already. The parent is told by pay_debt. */
create function ${s}.to_end(job ${s}.jobs, state text, error text, outcome text, cost text, hook boolean,
  now double precision) returns ${s}.jobs language plpgsql as $$
begin
  job.state := state;
  job.ended_at := now;
  job.error := error;
  job.outcome := case when job.parent_id is not null then outcome end;
  job.cost := cost;
  job.request := null;
  job.claims := 0;
  job.due_at := null;
  job.hook_pending := hook;
  job.ready := hook;
  insert into ${s}.tally (state, change) values (job.state, 1);
  return job;
end $$;

/* Tells a parent of a child that has ended. */
create function ${s}.report_child(parent ${s}.jobs, child ${s}.jobs, key text, now double precision)
returns ${s}.jobs language plpgsql as $$
begin
  return ${s}.write_news(parent, 'child.settled', ${s}.fact('type', '"child.settled"', 'key', to_json(key)::text,
    'child', to_json(child.id)::text, 'state', to_json(child.state)::text, 'outcome', child.outcome,
    'cost', child.cost, 'at', now::bigint::text));
end $$;

create function ${s}.save(job ${s}.jobs) returns void language plpgsql as $$
begin
  update ${s}.jobs set
    call = job.call, state = job.state, level = job.level, score = job.score, waiting_since = job.waiting_since,
    ready = job.ready, due_at = job.due_at, holder = job.holder, write = job.write, seq = job.seq,
    news_seq = job.news_seq, request = job.request, claims = job.claims, children_running = job.children_running,
    children_at_most = job.children_at_most, owed_to = job.owed_to, owed_key = job.owed_key,
    hook_pending = job.hook_pending, ended_at = job.ended_at, error = job.error, outcome = job.outcome,
    cost = job.cost
  where jobs.number = job.number;
end $$;

/* What a caller must tell others of a job that was written to: who it is, who holds it, in which lane it is ready. */
create type ${s}.touched as (id text, root_id text, pipeline text, labels text, holder bigint, lane text, due_at double precision);

create function ${s}.touch(job ${s}.jobs) returns ${s}.touched language plpgsql immutable as $$
begin
  return row(job.id, job.root_id, job.pipeline, job.labels::text, job.holder,
    case when job.ready then job.lane end, job.due_at)::${s}.touched;
end $$;

/* Writes the outcome of a child that has ended into the log of the parent it is owed to, which it may wake. */
create function ${s}.pay_debt(child ${s}.jobs, now double precision) returns ${s}.touched language plpgsql as $$
declare
  parent ${s}.jobs;
begin
  if child.owed_to is null then return null; end if;
  select * into parent from ${s}.jobs where number = child.owed_to for update;
  if not found then return null; end if;
  parent.children_running := parent.children_running - 1;
  -- A parent that ended meanwhile takes nothing in; restarted, it learns of the child by spawning it again.
  if not ${s}.is_over(parent.state) then
    parent := ${s}.report_child(parent, child, child.owed_key, now);
  end if;
  if parent.state = 'parked' and parent.children_running <= parent.children_at_most then
    parent := ${s}.to_queue(parent, null, now);
  end if;
  perform ${s}.save(parent);
  return ${s}.touch(parent);
end $$;
`
