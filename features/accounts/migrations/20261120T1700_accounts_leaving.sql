-- When the account is to be deleted, for whoever asked for it. Until then they may come back, and nobody sees them.
ALTER TABLE member ADD COLUMN leaves_at MOMENT;
CREATE INDEX member_by_leaving ON member (leaves_at) WHERE leaves_at IS NOT NULL;
-- Those who run the network are few, and one of them must stay.
CREATE INDEX member_admin ON member (id) WHERE admin;
