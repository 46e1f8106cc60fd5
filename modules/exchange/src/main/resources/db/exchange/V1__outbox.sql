-- What has to reach a peer: one row per SOP instance, destination and reason, kept after it was delivered.
create table exchange.delivery (
    id               uuid primary key,
    sop_instance_uid text not null,
    destination      text not null,
    reason           text not null check (reason in ('FORWARD', 'OPINION')),
    case_id          uuid,
    opinion_version  integer,
    state            text not null check (state in ('WAITING', 'SENDING', 'DELIVERED', 'FAILED')),
    attempts         integer not null default 0,
    next_attempt_at  timestamptz not null,
    -- While it is sent: whose it is, and until when; afterwards anybody may take it again.
    lease            uuid,
    lease_until      timestamptz,
    last_status      text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    unique (sop_instance_uid, destination, reason),
    check ((reason = 'OPINION') = (case_id is not null and opinion_version is not null)),
    check ((state = 'SENDING') = (lease is not null and lease_until is not null))
);

create index delivery_due on exchange.delivery (destination, next_attempt_at) where state in ('WAITING', 'SENDING');
create index delivery_failed on exchange.delivery (created_at desc) where state = 'FAILED';
create index delivery_newest on exchange.delivery (created_at desc);
create index delivery_of_opinion on exchange.delivery (case_id, opinion_version) where case_id is not null;
create index delivery_of_lease on exchange.delivery (lease) where lease is not null;

-- A signed opinion on its way to where it was asked.
create table exchange.opinion_return (
    case_id      uuid not null,
    version      integer not null,
    sr_instance  text not null,
    pdf_instance text not null,
    -- None: the institution has no PACS configured, the portal alone returns the opinion.
    destination  text,
    created_at   timestamptz not null,
    delivered_at timestamptz,
    primary key (case_id, version)
);

create index opinion_return_open on exchange.opinion_return (created_at) where delivered_at is null;
