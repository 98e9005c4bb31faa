-- For whoever reads the decisions of one kind, the latest first: ids of the audit sort by time.
CREATE INDEX audit_by_act ON audit (act, id);
