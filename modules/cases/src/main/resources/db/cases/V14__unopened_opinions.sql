-- Opinions whose last reminder was the last one allowed stood on no clock any more: they are remembered again, at the slower pace.
insert into cases.clock (case_id, kind, subject, due_at, rounds)
select c.id, 'RECEIPT', '', now(), (select count(*) from cases.history h where h.case_id = c.id and h.command = 'RemindOfReceipt')
from cases.consult_case c
where c.state in ('SIGNED', 'DELIVERED')
on conflict do nothing;
