-- What is to be said and has no place in the chain yet: written by whoever acts, in its own transaction.
create table security.audit_waiting (
    id           bigserial primary key,
    ended        boolean not null,
    at           timestamptz not null,
    act          text not null,
    action       text not null,
    outcome      integer not null,
    person       uuid,
    agent        text not null,
    patient_ids  text[] not null,
    study        text not null,
    case_id      uuid,
    institutions uuid[] not null,
    body         text not null
);

-- The chain. Each hash covers the one before it, the number and every column beside it.
create table security.audit_event (
    seq          bigint primary key,
    at           timestamptz not null,
    act          text not null,
    action       text not null,
    outcome      integer not null,
    person       uuid,
    agent        text not null,
    patient_ids  text[] not null,
    study        text not null,
    case_id      uuid,
    institutions uuid[] not null,
    body         text not null,
    hash         bytea not null
);

create index audit_event_at on security.audit_event (at);
create index audit_event_patient on security.audit_event using gin (patient_ids);
create index audit_event_person on security.audit_event (person, at) where person is not null;

-- The end of the chain at some moments, signed by the node.
create table security.audit_head (
    seq       bigint primary key,
    hash      bytea not null,
    at        timestamptz not null,
    key_id    text not null,
    signature bytea not null,
    journaled boolean not null default false
);

-- What was taken from the beginning of the chain because its time was over, signed by the node.
create table security.audit_segment (
    last_seq  bigint primary key,
    first_seq bigint not null,
    hash      bytea not null,
    at        timestamptz not null,
    key_id    text not null,
    signature bytea not null
);

-- How far an audit repository elsewhere has been told.
create table security.audit_repository (
    name      text primary key,
    sent_seq  bigint not null,
    skipped   bigint not null default 0,
    sent_at   timestamptz
);

create function security.audit_is_append_only() returns trigger language plpgsql as $$
begin
    if current_setting('consilium.audit_pruning', true) = 'on' and tg_op = 'DELETE' then
        return old;
    end if;
    -- A restore empties every table before it fills it.
    if tg_op = 'TRUNCATE' and not exists (select from security.audit_event) then
        return null;
    end if;
    raise exception 'the audit trail is only added to';
end
$$;

create trigger audit_event_append_only before update or delete on security.audit_event
    for each row execute function security.audit_is_append_only();

create trigger audit_event_not_truncated before truncate on security.audit_event
    for each statement execute function security.audit_is_append_only();
