-- Secrets of second factors are sealed with a key outside of the database; the node seals those from before at its next start.
alter table security.totp add column sealed boolean not null default false;
comment on column security.totp.secret is 'AES-256-GCM: version, key ID, nonce, ciphertext, tag; the person is authenticated with it';
comment on column security.totp.pending is 'Sealed as secret: a new one that waits for the first code made with it';
