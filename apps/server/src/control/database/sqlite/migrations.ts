/**
 * The steps that made the database what it is, oldest first: step n leads to `user_version` n. A step that was
 * released is never edited; what it lacks comes as another step.
 */
export const migrations: readonly string[] = [
  // 1: drafts with their recordings, versions that never change, which of them is current, and who is called.
  `
  create table flow (
    id text primary key,
    title text not null,
    draft text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null
  ) strict, without rowid;

  create table recording (
    flow text not null references flow (id),
    name text not null,
    hash text not null,
    milliseconds integer not null,
    primary key (flow, name)
  ) strict, without rowid;

  create table document (
    hash text primary key,
    text text not null
  ) strict;

  create table version (
    id text primary key,
    flow text not null references flow (id),
    number integer not null check (number > 0),
    message text not null,
    published_at integer not null,
    manifest text not null,
    unique (flow, number),
    unique (id, flow)
  ) strict;

  create table current (
    flow text primary key references flow (id),
    version text not null,
    foreign key (version, flow) references version (id, flow)
  ) strict, without rowid;

  create table number (
    called text primary key,
    flow text not null references flow (id)
  ) strict, without rowid;

  create trigger document_stays before update on document
    begin select raise(abort, 'A published document never changes.'); end;
  create trigger document_is_kept before delete on document
    begin select raise(abort, 'A published document is never deleted.'); end;
  create trigger version_stays before update on version
    begin select raise(abort, 'A version never changes.'); end;
  create trigger version_is_kept before delete on version
    begin select raise(abort, 'A version is never deleted.'); end;
  `,
  // 2: how often what new calls get has been changed, as on PostgreSQL, where servers follow it.
  `
  create table change_count (
    id integer primary key check (id = 1),
    changes integer not null
  ) strict;
  insert into change_count (id, changes) values (1, 0);
  `,
  // 3: the library of prompts.
  `
  create table prompt (
    id text primary key,
    title text not null,
    words text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null
  ) strict, without rowid;

  create table prompt_sound (
    prompt text not null references prompt (id) on delete cascade,
    language text not null,
    hash text not null,
    milliseconds integer not null,
    primary key (prompt, language)
  ) strict, without rowid;
  `,
  // 4: how much has been uploaded.
  `
  create table upload (
    hash text primary key,
    bytes integer not null check (bytes >= 0)
  ) strict, without rowid;
  `,
  // 5: PINs, and how often they were guessed wrong.
  `
  create table pin_list (
    name text primary key,
    sealed_key text not null,
    guesses integer not null check (guesses > 0),
    window_minutes integer not null check (window_minutes > 0),
    lockout_minutes integer not null check (lockout_minutes > 0),
    updated_at integer not null
  ) strict, without rowid;

  create table pin (
    list text not null references pin_list (name) on delete cascade,
    account text not null,
    sealed_hash text not null,
    primary key (list, account)
  ) strict, without rowid;

  create table pin_count (
    subject text primary key,
    list text not null references pin_list (name) on delete cascade,
    wrong integer not null check (wrong >= 0),
    since integer not null,
    locked_until integer not null
  ) strict, without rowid;
  create index pin_count_since on pin_count (since);

  create table pin_attempt (
    id text primary key,
    at integer not null,
    verdict text check (verdict in ('right', 'wrong', 'locked'))
  ) strict, without rowid;
  create index pin_attempt_at on pin_attempt (at);
  `,
  // 6: what callers have said, until it was handed on.
  `
  create table message (
    id text primary key,
    session text not null,
    command text not null,
    mailbox text not null,
    state text not null check (state in ('speaking', 'fetching', 'held', 'leaving', 'kept')),
    facts text not null,
    audio blob,
    milliseconds integer,
    made_at integer not null,
    due_at integer not null,
    gives_up_at integer not null,
    tries integer not null
  ) strict;
  create index message_due on message (due_at);
  create index message_of_session on message (session);
  create index message_in_mailbox on message (mailbox, state);
  `,
  // 7: opening hours and holidays that flows share.
  `
  create table calendar (
    id text primary key,
    body text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null,
    emergency text
  ) strict, without rowid;
  `,
  // 8: what opens other systems, each for certain hosts.
  `
  create table secret (
    name text primary key,
    sealed text not null,
    hosts text not null,
    updated_at integer not null
  ) strict, without rowid;
  `,
  // 9: which phone numbers calls may go to, and the calls of the last hour that went to some.
  `
  create table destination_policy (
    id integer primary key check (id = 1),
    body text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null
  ) strict;

  create table outside_turn (
    id integer primary key check (id = 1),
    turns integer not null
  ) strict;
  insert into outside_turn (id, turns) values (1, 0);

  create table outside_call (
    id text primary key,
    at integer not null,
    number text not null,
    caller text
  ) strict, without rowid;
  create index outside_call_at on outside_call (at);
  `,
  // 10: calls of ours, and whose turn it is to place one.
  `
  create table outgoing_call (
    request text primary key,
    asked text not null,
    session text not null unique,
    flow text not null,
    placed_at integer not null
  ) strict, without rowid;
  create index outgoing_call_placed_at on outgoing_call (placed_at);

  create table outgoing_turn (
    id integer primary key check (id = 1),
    placed_at integer not null
  ) strict;
  insert into outgoing_turn (id, placed_at) values (1, 0);
  `,
  // 11: whom calls of ours went to, masked. Older servers leave it out.
  `
  alter table outgoing_call add column whom text;
  `,
  // 12: when new calls began to get a version, and why. Older servers leave it out.
  `
  create table went_live (
    flow text not null,
    version text not null references version (id),
    at integer not null,
    note text not null
  ) strict;
  create index went_live_flow on went_live (flow, at);
  `,
  // 13: who did what. Older servers leave it out.
  `
  create table audit (
    seq integer primary key check (seq > 0),
    at integer not null,
    actor_kind text not null,
    actor text not null,
    actor_name text not null,
    origin text,
    deed text not null,
    thing text not null,
    before text,
    after text,
    hash text not null
  ) strict;
  create index audit_thing on audit (thing, seq);
  create index audit_actor on audit (actor, seq);

  create table audit_head (
    id integer primary key check (id = 1),
    seq integer not null,
    hash text not null
  ) strict;
  insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

  create trigger audit_stays before update on audit
    begin select raise(abort, 'What was done stays written down.'); end;
  create trigger audit_is_kept before delete on audit
    begin select raise(abort, 'What was done stays written down.'); end;
  `,
  // 14: who may do what, and who has changed a draft last. Older servers leave it out.
  `
  create table person (
    id text primary key,
    name text not null,
    username text not null,
    roles text not null,
    checked_at integer not null
  ) strict, without rowid;

  create table session (
    id text primary key,
    tenant text not null,
    oid text not null,
    name text not null,
    username text not null,
    roles text not null,
    began_at integer not null,
    seen_at integer not null,
    checked_at integer not null,
    sealed_cache text not null
  ) strict, without rowid;

  create table access_token (
    id text primary key,
    hash text not null,
    name text not null,
    person text not null,
    person_name text not null,
    roles text not null,
    made_at integer not null,
    ends_at integer not null,
    used_at integer
  ) strict, without rowid;

  alter table flow add column changed_by text;
  `,
  // 15: answers to requests that are not to be carried out twice. Older servers leave it out.
  `
  create table keyed_request (
    owner text not null,
    name text not null,
    request text not null,
    begun_at integer not null,
    answer text,
    primary key (owner, name)
  ) strict, without rowid;
  create index keyed_request_begun_at on keyed_request (begun_at);
  `,
  // 16: for how long is kept what somebody has set it for; null is for good.
  `
  create table retention (
    kind text primary key,
    days integer check (days > 0)
  ) strict, without rowid;
  `,
  // 17: the scenarios of flows, and what was found before a version went live. Older servers leave both out.
  `
  create table scenario (
    flow text not null references flow (id),
    name text not null,
    sealed_text text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null,
    primary key (flow, name)
  ) strict, without rowid;

  create table preflight (
    version text not null references version (id),
    at integer not null,
    summary text not null
  ) strict;
  create index preflight_version on preflight (version, at);
  `,
  // 18: versions that some of the new calls get, what became of those calls, and versions that go live later. Older servers leave it out.
  `
  create table rollout (
    id text primary key,
    flow text not null references flow (id),
    candidate text not null,
    base text not null references version (id),
    share integer not null check (share between 1 and 99),
    guard text not null,
    state text not null check (state in ('running', 'finished', 'ended', 'tripped', 'replaced')),
    started_at integer not null,
    over_at integer,
    told text not null,
    foreign key (candidate, flow) references version (id, flow)
  ) strict;
  create unique index rollout_running on rollout (flow) where state = 'running';
  create index rollout_flow on rollout (flow, started_at);

  create table rollout_count (
    rollout text not null references rollout (id),
    version text not null,
    begun integer not null check (begun >= 0),
    ended integer not null check (ended >= 0),
    errors integer not null check (errors >= 0),
    failed_transfers integer not null check (failed_transfers >= 0),
    hang_ups integer not null check (hang_ups >= 0),
    primary key (rollout, version)
  ) strict, without rowid;

  create table schedule (
    id text primary key,
    flow text not null references flow (id),
    version text not null,
    due_at integer not null,
    local text not null,
    zone text not null,
    share integer check (share between 1 and 99),
    guard text,
    together text not null,
    state text not null check (state in ('waiting', 'done', 'cancelled', 'refused')),
    made_at integer not null,
    over_at integer,
    told text not null,
    foreign key (version, flow) references version (id, flow)
  ) strict;
  create index schedule_due on schedule (due_at) where state = 'waiting';
  create index schedule_flow on schedule (flow, due_at);
  `,
  // 19: drafts as they were. Older servers leave it out.
  `
  create table kept_draft (
    id text primary key,
    flow text not null references flow (id),
    name text,
    title text not null,
    draft text not null,
    recordings text not null,
    revision integer not null,
    at integer not null
  ) strict;
  create index kept_draft_flow on kept_draft (flow, at);
  `,
  // 20: who has put a sound into the library, so that somebody else publishes it. Older servers leave it empty.
  `
  alter table prompt_sound add column put_by text;
  `,
  // 21: environments beside "live", and what names stand for in each. What is live stays where older servers look for it.
  `
  create table environment_book (
    id integer primary key check (id = 1),
    body text not null,
    revision integer not null check (revision > 0),
    updated_at integer not null
  ) strict;

  create table environment_current (
    environment text not null,
    flow text not null references flow (id),
    version text not null references version (id),
    primary key (environment, flow)
  ) strict, without rowid;

  alter table number add column environment text not null default 'live';
  alter table went_live add column environment text not null default 'live';
  alter table version add column environment text;
  `,
  // 22: who has published a version, and who has brought it back. Older servers leave it out.
  `
  alter table version add column author text;
  alter table went_live add column who text;
  `,
  // 23: who has which flow open, for less than a minute. Older servers leave it out.
  `
  create table presence (
    flow text not null,
    person text not null,
    tab text not null,
    name text not null,
    editing integer not null check (editing in (0, 1)),
    since integer not null,
    at integer not null,
    primary key (flow, person, tab)
  ) strict, without rowid;
  `,
  // 24: flows that somebody has removed. Nothing of them goes; older servers list them as if they were there.
  `
  alter table flow add column removed_at integer;
  alter table flow add column removed_by text;
  `,
];

/** The schema that this version of dialtree writes. */
export const newestSchema = migrations.length;
