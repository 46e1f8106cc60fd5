-- Until when a grant holds; none: until the case takes it back.
alter table security.study_grant add column ends_at timestamptz;
