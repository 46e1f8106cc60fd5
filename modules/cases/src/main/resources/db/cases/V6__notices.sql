-- What people are to be told outside of the portal: one row per person, case, kind and channel until it has been sent; what happens again
-- meanwhile is counted in it.
create table cases.notice (
    id              uuid primary key,
    person          uuid not null,
    case_id         uuid not null references cases.consult_case,
    kind            text not null,
    channel         text not null check (channel in ('MAIL', 'WEBHOOK')),
    emergency       boolean not null,
    times           integer not null default 1,
    state           text not null check (state in ('WAITING', 'SENT', 'FAILED', 'NOT_NEEDED')),
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    -- While it is sent: whose it is, and until when; afterwards anybody may take it again.
    lease           uuid,
    lease_until     timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check ((lease is null) = (lease_until is null)),
    check (lease is null or state = 'WAITING')
);

create unique index notice_waiting on cases.notice (person, case_id, kind, channel) where state = 'WAITING';
create index notice_due on cases.notice (next_attempt_at) where state = 'WAITING';
create index notice_failed on cases.notice (updated_at) where state = 'FAILED';
create index notice_settled on cases.notice (updated_at) where state <> 'WAITING';
create index notice_person on cases.notice (person, updated_at desc);

-- How somebody wants to be told; without a row as the program says.
create table cases.notice_preference (
    person      uuid primary key,
    mail        boolean not null,
    webhook     boolean not null,
    -- Local times of the person; to may lie on the next day.
    quiet_from  time,
    quiet_to    time,
    emergencies boolean not null,
    language    text,
    check ((quiet_from is null) = (quiet_to is null))
);
