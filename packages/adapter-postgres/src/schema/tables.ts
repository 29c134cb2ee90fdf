/**
 * The tables. `s` is the quoted name of the schema.
 *
 * - A job is one row of `jobs`, from its creation until it is pruned: what it is (never changes), where it stands
 *   (changes with every transition, always under the row's lock), and how it ended.
 * - Its log is rows of `facts`, numbered without gaps by `seq` under that same lock. `position` numbers the facts of all
 *   jobs: the place in the feed (see functions/feed.ts for why a reader never misses one that commits late).
 * - A process that works or listens is one row of `processes`; it holds every job whose `holder` is its number, so a
 *   lease is renewed by one update, however many jobs it holds.
 *
 * Times are milliseconds since the epoch by the clock of the database. Values are JSON as text, because a log must give
 * them back as they were given, in the order of their keys; cast them (`data::jsonb`) in queries of your own.
 */
export const tables = (s: string): string => `
create sequence ${s}.numbers;
create sequence ${s}.positions;
select setval('${s}.positions', 1, true);

create table ${s}.jobs (
  number bigint primary key,
  id text collate "C" not null unique,
  pipeline text collate "C" not null,
  version integer not null,
  lane text collate "C" not null,
  labels jsonb not null,
  parent_id text collate "C",
  parent_key text,
  root_id text collate "C" not null,
  -- The number of the root: a tree once begun is finished before younger trees of the same priority.
  age bigint not null,
  fingerprint text not null,
  -- Whether a job that the backend itself ends is delivered once more for its settled hook.
  hook boolean not null,
  created_at double precision not null,
  -- The call that created the job or last asked something of it: a call sent again is answered alike.
  call uuid,

  state text collate "C" not null,
  -- 0 high, 1 normal, 2 low.
  level smallint not null,
  score double precision not null,
  waiting_since double precision not null,
  -- Whether it can be claimed now.
  ready boolean not null,
  due_at double precision,
  fence integer not null default 0,
  holder bigint,
  -- Which claim of its holder took the job.
  turn integer not null default 0,
  write integer not null default 0,
  seq integer not null,
  -- The last fact that somebody else than the holder wrote.
  news_seq integer not null default 0,
  request text,
  claims integer not null default 0,
  children_running integer not null default 0,
  children_at_most integer not null default 0,
  -- The job that waits for this one, until it was told.
  owed_to bigint,
  owed_key text,

  hook_pending boolean not null default false,
  ended_at double precision,
  error text,
  -- Of children only: what a parent that spawns one again is told.
  outcome text,
  cost text
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Claims walk it in their order, lane by lane and pipeline by pipeline.
create index jobs_ready on ${s}.jobs (lane, pipeline, level, score desc, age, number) where ready;
create index jobs_due on ${s}.jobs (due_at) where due_at is not null;
create index jobs_held on ${s}.jobs (holder) where holder is not null;
create index jobs_state on ${s}.jobs (state, level, number);
create index jobs_queued_roots on ${s}.jobs (number) where state = 'queued' and parent_id is null;
create index jobs_family on ${s}.jobs (root_id, number) where parent_id is not null;
create index jobs_ended_roots on ${s}.jobs (ended_at) where parent_id is null and ended_at is not null;

create table ${s}.job_labels (
  key text collate "C" not null,
  value text collate "C" not null,
  job bigint not null,
  primary key (key, value, job)
);
create index job_labels_job on ${s}.job_labels (job);

create table ${s}.facts (
  job bigint not null,
  seq integer not null,
  position bigint not null default nextval('${s}.positions'),
  -- Written by the worker that held the job; what others write is news to it.
  by_holder boolean not null,
  type text collate "C" not null,
  data text not null,
  primary key (job, seq)
) with (autovacuum_vacuum_insert_scale_factor = 0.1);
create unique index facts_position on ${s}.facts (position);

create table ${s}.signals (
  job bigint not null,
  signal_id text collate "C" not null,
  call uuid not null,
  primary key (job, signal_id)
);

create table ${s}.processes (
  -- Chosen by the process, at random.
  number bigint primary key,
  name text not null,
  started_at double precision not null,
  -- Since when it has never been late.
  steady_since double precision not null,
  alive_until double precision not null
) with (fillfactor = 50, autovacuum_vacuum_threshold = 200);

-- How many jobs have ended in which state: the sum of the changes. Rows are only added, so that no two jobs that end
-- wait for each other, and folded now and then.
create table ${s}.tally (
  state text collate "C" not null,
  change bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create table ${s}.queue (
  is_only_row boolean primary key default true check (is_only_row),
  paused boolean not null,
  aged_at double precision not null
) with (fillfactor = 50);
insert into ${s}.queue (paused, aged_at) values (false, 0);

create table ${s}.contents (
  job_id text collate "C" not null,
  ordinal integer not null,
  root_id text collate "C" not null,
  source text collate "C" not null,
  type text collate "C" not null,
  variant text collate "C" not null,
  language text collate "C" not null,
  labels jsonb not null,
  created_at double precision not null,
  record text not null,
  primary key (job_id, ordinal)
);
create index contents_source on ${s}.contents (source, created_at);
create index contents_root on ${s}.contents (root_id);
create index contents_type on ${s}.contents (type, variant, created_at);
create index contents_created on ${s}.contents (created_at);
create index contents_labels on ${s}.contents using gin (labels jsonb_path_ops);

create table ${s}.durations (
  pipeline text collate "C" not null,
  stage text collate "C" not null,
  ms double precision not null,
  primary key (pipeline, stage)
) with (fillfactor = 50);
`
