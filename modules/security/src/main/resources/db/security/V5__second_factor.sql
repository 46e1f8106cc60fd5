-- The second factor of signing in. The secret must be readable to compute its codes; docs/sign-in.md says what that means.
create table security.totp (
    person       uuid primary key references security.person,
    secret       bytea,
    -- a new secret that waits for the first code made with it
    pending      bytea,
    confirmed_at timestamptz,
    -- the newest time step whose code was accepted: it and those before it are not accepted again
    last_step    bigint not null default -1
);

create table security.recovery_code (
    person  uuid  not null references security.person,
    sha256  bytea not null,
    used_at timestamptz,
    primary key (person, sha256)
);
