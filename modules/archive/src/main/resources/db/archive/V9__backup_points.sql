-- Moments that a backup can go back to: what they refer to in the object store is not deleted before the backup lets go of it.

create table archive.backup_point (
    id bigint generated always as identity primary key,
    begun_at timestamptz not null default now(),
    kept_until timestamptz not null
);
comment on table archive.backup_point is
    'Objects whose deletion became due after begun_at may be named by a backup and stay until kept_until';
