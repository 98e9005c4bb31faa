-- Whose address a mail comes from.
CREATE INDEX work_address_by_key ON work_address (email_key, member_id);
