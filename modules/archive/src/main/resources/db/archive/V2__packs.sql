-- Many instances share an object of the store; a series is moved when it has settled. Objects of one instance stay readable.

alter table archive.series
    add column received_at timestamptz not null default '-infinity',
    add column spooled_since timestamptz,
    add column arrivals bigint not null default 0;
comment on column archive.series.received_at is 'Arrival of the newest instance';
comment on column archive.series.spooled_since is 'Arrival of the oldest instance that may still lie in the spool; none when all have moved';
comment on column archive.series.arrivals is 'Grows with everything that is put into the spool: tells a drainer that something came meanwhile';

update archive.series s set received_at = i.newest, spooled_since = i.oldest_spooled
from (
    select study_uid, series_uid, max(received_at) newest,
        min(received_at) filter (where spool_place is not null and not damaged) oldest_spooled
    from archive.instance group by study_uid, series_uid
) i
where i.study_uid = s.study_uid and i.series_uid = s.uid;

create index series_spooled on archive.series (spooled_since) where spooled_since is not null;

drop index archive.instance_in_spool;
create index instance_in_spool on archive.instance (study_uid, series_uid) where spool_place is not null and not damaged;

drop index archive.instance_by_object;
create index instance_by_object on archive.instance (object_key) where object_key is not null;
comment on column archive.instance.object_key is 'A pack, or of earlier versions a Part 10 file of this instance alone';
comment on column archive.instance.data_offset is 'Where the data set begins within the object';

create table archive.deletion (
    object_key text collate "C" primary key,
    due_at timestamptz not null
);
comment on table archive.deletion is
    'Objects to be deleted unless an instance points at them by then. A key is noted here before its object is written';
create index deletion_due on archive.deletion (due_at);
