/**
 * The steps that made the schema what it is, oldest first: step n leads to version n. A step that was released is never
 * edited; what it lacks comes as another step. They run with our schema as the only one on the search path.
 */
export const migrations: readonly string[] = [
  // 1: what the file databases have, the count of changes that servers follow, and the sounds they share. Texts that
  // are compared go by their bytes, so that lists have the same order everywhere.
  `
  create table flow (
    id text collate "C" primary key,
    title text not null,
    draft text not null,
    revision bigint not null check (revision > 0),
    updated_at bigint not null
  );

  create table recording (
    flow text collate "C" not null references flow (id),
    name text collate "C" not null,
    hash text collate "C" not null,
    milliseconds bigint not null,
    primary key (flow, name)
  );

  create table document (
    hash text collate "C" primary key,
    text text not null
  );

  create table version (
    id text collate "C" primary key,
    flow text collate "C" not null references flow (id),
    number bigint not null check (number > 0),
    message text not null,
    published_at bigint not null,
    manifest text not null,
    unique (flow, number),
    unique (id, flow)
  );

  create table current (
    flow text collate "C" primary key references flow (id),
    version text collate "C" not null,
    foreign key (version, flow) references version (id, flow)
  );

  create table number (
    called text collate "C" primary key,
    flow text collate "C" not null references flow (id)
  );

  create table change_count (
    id integer primary key check (id = 1),
    changes bigint not null
  );
  insert into change_count (id, changes) values (1, 0);

  create table sound (
    hash text collate "C" primary key,
    wav bytea not null
  );
  -- Sound does not get smaller by being compressed, only later.
  alter table sound alter column wav set storage external;

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '%', tg_argv[0] using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger document_stays before update on document
    for each row execute function refuse_change('A published document never changes.');
  create trigger document_is_kept before delete on document
    for each row execute function refuse_change('A published document is never deleted.');
  create trigger documents_are_kept before truncate on document
    for each statement execute function refuse_change('A published document is never deleted.');
  create trigger version_stays before update on version
    for each row execute function refuse_change('A version never changes.');
  create trigger version_is_kept before delete on version
    for each row execute function refuse_change('A version is never deleted.');
  create trigger versions_are_kept before truncate on version
    for each statement execute function refuse_change('A version is never deleted.');
  `,
  // 2: the library of prompts.
  `
  create table prompt (
    id text collate "C" primary key,
    title text not null,
    words text not null,
    revision bigint not null check (revision > 0),
    updated_at bigint not null
  );

  create table prompt_sound (
    prompt text collate "C" not null references prompt (id) on delete cascade,
    language text collate "C" not null,
    hash text collate "C" not null,
    milliseconds bigint not null,
    primary key (prompt, language)
  );
  `,
  // 3: how much has been uploaded.
  `
  create table upload (
    hash text collate "C" primary key,
    bytes bigint not null check (bytes >= 0)
  );
  `,
  // 4: PINs, and how often they were guessed wrong.
  `
  create table pin_list (
    name text collate "C" primary key,
    sealed_key text not null,
    guesses bigint not null check (guesses > 0),
    window_minutes bigint not null check (window_minutes > 0),
    lockout_minutes bigint not null check (lockout_minutes > 0),
    updated_at bigint not null
  );

  create table pin (
    list text collate "C" not null references pin_list (name) on delete cascade,
    account text collate "C" not null,
    sealed_hash text not null,
    primary key (list, account)
  );

  create table pin_count (
    subject text collate "C" primary key,
    list text collate "C" not null references pin_list (name) on delete cascade,
    wrong bigint not null check (wrong >= 0),
    since bigint not null,
    locked_until bigint not null
  );
  create index pin_count_since on pin_count (since);

  create table pin_attempt (
    id text collate "C" primary key,
    at bigint not null,
    verdict text check (verdict in ('right', 'wrong', 'locked'))
  );
  create index pin_attempt_at on pin_attempt (at);
  `,
  // 5: what callers have said, until it was handed on.
  `
  create table message (
    id text collate "C" primary key,
    session text collate "C" not null,
    command text not null,
    mailbox text collate "C" not null,
    state text not null check (state in ('speaking', 'fetching', 'held', 'leaving', 'kept')),
    facts text not null,
    audio bytea,
    milliseconds bigint,
    made_at bigint not null,
    due_at bigint not null,
    gives_up_at bigint not null,
    tries bigint not null
  );
  -- Ciphertext does not get smaller by being compressed, only later.
  alter table message alter column audio set storage external;
  create index message_due on message (due_at);
  create index message_of_session on message (session);
  create index message_in_mailbox on message (mailbox, state);
  `,
  // 6: opening hours and holidays that flows share.
  `
  create table calendar (
    id text collate "C" primary key,
    body text not null,
    revision bigint not null check (revision > 0),
    updated_at bigint not null,
    emergency text
  );
  `,
  // 7: what opens other systems, each for certain hosts.
  `
  create table secret (
    name text collate "C" primary key,
    sealed text not null,
    hosts text not null,
    updated_at bigint not null
  );
  `,
  // 8: which phone numbers calls may go to, and the calls of the last hour that went to some.
  `
  create table destination_policy (
    id integer primary key check (id = 1),
    body text not null,
    revision bigint not null check (revision > 0),
    updated_at bigint not null
  );

  create table outside_turn (
    id integer primary key check (id = 1),
    turns bigint not null
  );
  insert into outside_turn (id, turns) values (1, 0);

  create table outside_call (
    id text collate "C" primary key,
    at bigint not null,
    number text collate "C" not null,
    caller text collate "C"
  );
  create index outside_call_at on outside_call (at);
  `,
  // 9: calls of ours, and whose turn it is to place one.
  `
  create table outgoing_call (
    request text collate "C" primary key,
    asked text not null,
    session text collate "C" not null unique,
    flow text collate "C" not null,
    placed_at bigint not null
  );
  create index outgoing_call_placed_at on outgoing_call (placed_at);

  create table outgoing_turn (
    id integer primary key check (id = 1),
    placed_at bigint not null
  );
  insert into outgoing_turn (id, placed_at) values (1, 0);
  `,
  // 10: whom calls of ours went to, masked. Older servers leave it out.
  `
  alter table outgoing_call add column whom text;
  `,
  // 11: when new calls began to get a version, and why. Older servers leave it out.
  `
  create table went_live (
    flow text collate "C" not null,
    version text collate "C" not null references version (id),
    at bigint not null,
    note text not null
  );
  create index went_live_flow on went_live (flow, at);
  `,
  // 12: who did what. Older servers leave it out.
  `
  create table audit (
    seq bigint primary key check (seq > 0),
    at bigint not null,
    actor_kind text not null,
    actor text collate "C" not null,
    actor_name text not null,
    origin text,
    deed text not null,
    thing text collate "C" not null,
    before text,
    after text,
    hash text not null
  );
  create index audit_thing on audit (thing, seq);
  create index audit_actor on audit (actor, seq);

  create table audit_head (
    id integer primary key check (id = 1),
    seq bigint not null,
    hash text not null
  );
  insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

  create trigger audit_stays before update on audit
    for each row execute function refuse_change('What was done stays written down.');
  create trigger audit_is_kept before delete on audit
    for each row execute function refuse_change('What was done stays written down.');
  create trigger audits_are_kept before truncate on audit
    for each statement execute function refuse_change('What was done stays written down.');
  `,
  // 13: who may do what, and who has changed a draft last. Older servers leave it out.
  `
  create table person (
    id text collate "C" primary key,
    name text not null,
    username text not null,
    roles text not null,
    checked_at bigint not null
  );

  create table session (
    id text collate "C" primary key,
    tenant text not null,
    oid text not null,
    name text not null,
    username text not null,
    roles text not null,
    began_at bigint not null,
    seen_at bigint not null,
    checked_at bigint not null,
    sealed_cache text not null
  );

  create table access_token (
    id text collate "C" primary key,
    hash text collate "C" not null,
    name text not null,
    person text collate "C" not null,
    person_name text not null,
    roles text not null,
    made_at bigint not null,
    ends_at bigint not null,
    used_at bigint
  );

  alter table flow add column changed_by text;
  `,
  // 14: answers to requests that are not to be carried out twice. Older servers leave it out.
  `
  create table keyed_request (
    owner text collate "C" not null,
    name text collate "C" not null,
    request text not null,
    begun_at bigint not null,
    answer text,
    primary key (owner, name)
  );
  create index keyed_request_begun_at on keyed_request (begun_at);
  `,
  // 15: for how long is kept what somebody has set it for; null is for good.
  `
  create table retention (
    kind text collate "C" primary key,
    days bigint check (days > 0)
  );
  `,
  // 16: the scenarios of flows, and what was found before a version went live. Older servers leave both out.
  `
  create table scenario (
    flow text collate "C" not null references flow (id),
    name text collate "C" not null,
    sealed_text text not null,
    revision integer not null check (revision > 0),
    updated_at bigint not null,
    primary key (flow, name)
  );

  create table preflight (
    version text collate "C" not null references version (id),
    at bigint not null,
    summary text not null
  );
  create index preflight_version on preflight (version, at);
  `,
  // 17: versions that some of the new calls get, what became of those calls, and versions that go live later. Older servers leave it out.
  `
  create table rollout (
    id text collate "C" primary key,
    flow text collate "C" not null references flow (id),
    candidate text collate "C" not null,
    base text collate "C" not null references version (id),
    share bigint not null check (share between 1 and 99),
    guard text not null,
    state text not null check (state in ('running', 'finished', 'ended', 'tripped', 'replaced')),
    started_at bigint not null,
    over_at bigint,
    told text not null,
    foreign key (candidate, flow) references version (id, flow)
  );
  create unique index rollout_running on rollout (flow) where state = 'running';
  create index rollout_flow on rollout (flow, started_at);

  create table rollout_count (
    rollout text collate "C" not null references rollout (id),
    version text collate "C" not null,
    begun bigint not null check (begun >= 0),
    ended bigint not null check (ended >= 0),
    errors bigint not null check (errors >= 0),
    failed_transfers bigint not null check (failed_transfers >= 0),
    hang_ups bigint not null check (hang_ups >= 0),
    primary key (rollout, version)
  );

  create table schedule (
    id text collate "C" primary key,
    flow text collate "C" not null references flow (id),
    version text collate "C" not null,
    due_at bigint not null,
    local text not null,
    zone text not null,
    share bigint check (share between 1 and 99),
    guard text,
    together text not null,
    state text not null check (state in ('waiting', 'done', 'cancelled', 'refused')),
    made_at bigint not null,
    over_at bigint,
    told text not null,
    foreign key (version, flow) references version (id, flow)
  );
  create index schedule_due on schedule (due_at) where state = 'waiting';
  create index schedule_flow on schedule (flow, due_at);
  `,
  // 18: drafts as they were. Older servers leave it out.
  `
  create table kept_draft (
    id text collate "C" primary key,
    flow text collate "C" not null references flow (id),
    name text,
    title text not null,
    draft text not null,
    recordings text not null,
    revision bigint not null,
    at bigint not null
  );
  create index kept_draft_flow on kept_draft (flow, at);
  `,
  // 19: who has put a sound into the library, so that somebody else publishes it. Older servers leave it empty.
  `
  alter table prompt_sound add column put_by text;
  `,
  // 20: environments beside "live", and what names stand for in each. What is live stays where older servers look for it.
  `
  create table environment_book (
    id integer primary key check (id = 1),
    body text not null,
    revision integer not null check (revision > 0),
    updated_at bigint not null
  );

  create table environment_current (
    environment text collate "C" not null,
    flow text collate "C" not null references flow (id),
    version text collate "C" not null references version (id),
    primary key (environment, flow)
  );

  alter table number add column environment text collate "C" not null default 'live';
  alter table went_live add column environment text collate "C" not null default 'live';
  alter table version add column environment text collate "C";
  `,
  // 21: who has published a version, and who has brought it back. Older servers leave it out.
  `
  alter table version add column author text;
  alter table went_live add column who text;
  `,
  // 22: who has which flow open, for less than a minute. Older servers leave it out.
  `
  create table presence (
    flow text collate "C" not null,
    person text collate "C" not null,
    tab text collate "C" not null,
    name text not null,
    editing integer not null check (editing in (0, 1)),
    since bigint not null,
    at bigint not null,
    primary key (flow, person, tab)
  );
  `,
  // 23: flows that somebody has removed. Nothing of them goes; older servers list them as if they were there.
  `
  alter table flow add column removed_at bigint;
  alter table flow add column removed_by text;
  `,
];

/** The schema that this version of dialtree writes. */
export const newestSchema = migrations.length;
