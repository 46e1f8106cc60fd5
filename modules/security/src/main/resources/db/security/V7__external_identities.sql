-- Who somebody is at an identity provider (OpenID Connect Core 2: issuer and subject together are unique and never given again).
create table security.external_identity (
    id         uuid primary key,
    provider   text        not null,
    issuer     text        not null,
    subject    text        not null,
    -- none: waits for an administrator
    person     uuid references security.person,
    -- what the provider has last said, shown to administrators
    name       text,
    email      text,
    account    text,
    created_at timestamptz not null,
    linked_at  timestamptz,
    used_at    timestamptz not null,
    unique (issuer, subject)
);

create index external_identity_person on security.external_identity (person);

-- Browsers that are away at a provider, by the SHA-256 of the state and of a cookie; each comes back at most once.
create table security.provider_request (
    state_sha256   bytea primary key,
    browser_sha256 bytea       not null,
    provider       text        not null,
    purpose        text        not null,
    nonce          text        not null,
    verifier       text        not null,
    -- who confirms or links, and in which session
    person         uuid,
    session        bytea,
    return_to      text        not null,
    begun_at       timestamptz not null,
    expires_at     timestamptz not null
);

create index provider_request_expiry on security.provider_request (expires_at);

-- Sessions that were begun at a provider, so that it can end them. The ID token is given back to it when somebody signs out.
create table security.provider_session (
    session    bytea primary key,
    provider   text        not null,
    issuer     text        not null,
    subject    text        not null,
    sid        text,
    id_token   text        not null,
    expires_at timestamptz not null
);

create index provider_session_subject on security.provider_session (issuer, subject);
create index provider_session_expiry on security.provider_session (expires_at);
