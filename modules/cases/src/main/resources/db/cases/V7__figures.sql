-- Figures are of the cases that some institutions have sent in a period, and of those that wait for an answer now.
create index consult_case_submitted on cases.consult_case (institution, submitted_at) where submitted_at is not null;
create index consult_case_waiting on cases.consult_case (institution)
    where submitted_at is not null and answered_at is null and state not in ('CANCELLED', 'REJECTED', 'EXPIRED');
