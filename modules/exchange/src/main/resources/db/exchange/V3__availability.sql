-- Who is told that the instances of a study can be had: one row a study and destination, told anew whenever the study has settled again.
create table exchange.availability (
    study           text not null,
    destination     text not null,
    -- Grows with every reason to tell, so that one that comes while somebody is being told is not lost.
    asked           bigint not null,
    state           text not null check (state in ('WAITING', 'TOLD', 'FAILED')),
    attempts        integer not null,
    next_attempt_at timestamptz not null,
    last_status     text,
    updated_at      timestamptz not null,
    primary key (study, destination)
);

create index availability_due on exchange.availability (next_attempt_at) where state = 'WAITING';
create index availability_failed on exchange.availability (updated_at desc) where state = 'FAILED';
