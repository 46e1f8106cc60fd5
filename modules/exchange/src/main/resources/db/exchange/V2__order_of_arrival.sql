-- What came first leaves first, also within one instant of the clock.
alter table exchange.delivery add column number bigint generated always as identity;

drop index exchange.delivery_due;
drop index exchange.delivery_failed;
drop index exchange.delivery_newest;
create index delivery_due on exchange.delivery (destination, number) where state in ('WAITING', 'SENDING');
create index delivery_failed on exchange.delivery (number desc) where state = 'FAILED';
create index delivery_newest on exchange.delivery (number desc);
