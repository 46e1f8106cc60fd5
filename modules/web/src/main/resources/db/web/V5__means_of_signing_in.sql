-- By what a session was begun, or has been confirmed since; and when its person last repeated who it is.
alter table web.session add column means text not null default 'PASSWORD';
alter table web.session add column confirmed_at timestamptz;
