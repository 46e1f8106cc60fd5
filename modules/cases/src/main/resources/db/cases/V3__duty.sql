-- When people are on duty. Who was switched on by hand before is on duty round the clock until hours are given; who was
-- switched off has no hours and is never on duty.
alter table cases.specialist_profile
    add column round_the_clock boolean not null default true,
    add column specialty text;

update cases.specialist_profile set round_the_clock = on_duty;

alter table cases.specialist_profile drop column on_duty;

-- By the clock on the wall of the person; a shift that does not end after it begins ends on the next day. 1 is Monday.
create table cases.weekly_shift (
    person    uuid not null references cases.specialist_profile,
    day       smallint not null check (day between 1 and 7),
    from_time time not null,
    to_time   time not null,
    primary key (person, day, from_time, to_time)
);

create table cases.duty_entry (
    id           uuid primary key,
    person       uuid not null references cases.specialist_profile,
    kind         text not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    calendar_uid text,
    check (from_at < to_at)
);

create index duty_entry_person on cases.duty_entry (person, from_at);
create index duty_entry_end on cases.duty_entry (to_at);

create table cases.deputy (
    person   uuid not null references cases.specialist_profile,
    position integer not null,
    deputy   uuid not null references cases.specialist_profile,
    primary key (person, position),
    unique (person, deputy)
);

-- Of everybody, also of those who ask: nobody gives a second opinion beside the doctor who treats.
create table cases.person_department (
    person     uuid primary key,
    department text not null
);

-- The password by which a calendar program reads the duty times of one person, as its SHA-256: it is random and long.
create table cases.calendar_password (
    person     uuid primary key references cases.specialist_profile,
    sha256     bytea not null,
    created_at timestamptz not null,
    read_at    timestamptz
);
