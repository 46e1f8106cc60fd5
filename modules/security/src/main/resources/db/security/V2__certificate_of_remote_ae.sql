-- A title may be bound to a certificate, not only to an address.

alter table security.remote_ae add column certificate text;
comment on column security.remote_ae.certificate is 'SHA-256 fingerprint in 64 hexadecimal digits, or subject (RFC 2253)';
