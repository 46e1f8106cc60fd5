-- Systems that are called when something changes that they watch. What waits is one call for each row, however much has changed.
create table web.fhir_subscription (
    id              uuid primary key,
    owner           uuid not null,
    criteria        text not null,
    endpoint        text not null,
    reason          text not null,
    created_at      timestamptz not null,
    ends_at         timestamptz,
    -- What has been told: a digest of the versions of everything that matched and changed since then.
    watched_since   timestamptz not null,
    told            text not null,
    pending         boolean not null default false,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    -- Given up after too many attempts, with what the last one met.
    failure         text
);

create index fhir_subscription_owner on web.fhir_subscription (owner);
