-- Public keys of people's passkeys. Nobody can sign in with what is written here.
create table security.passkey (
    id            uuid primary key,
    person        uuid        not null references security.person,
    credential_id bytea       not null unique,
    -- attested credential data (WebAuthn 6.5.2): authenticator model, credential ID, public key
    credential    bytea       not null,
    sign_count    bigint      not null,
    name          text        not null,
    created_at    timestamptz not null,
    used_at       timestamptz
);

create index passkey_person on security.passkey (person, created_at);

-- Challenges that wait for an answer, by their SHA-256; each is answered at most once.
create table security.challenge (
    sha256     bytea primary key,
    purpose    text        not null,
    person     uuid,
    expires_at timestamptz not null
);

create index challenge_expiry on security.challenge (expires_at);
