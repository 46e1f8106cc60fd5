-- What was recorded later counts, and stands later, also within one instant of the clock.
alter table cases.consent add number bigint generated always as identity;
alter table cases.document add number bigint generated always as identity;
alter table cases.message add number bigint generated always as identity;
