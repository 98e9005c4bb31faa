-- What answers a message shows some of it and changes along with it.
CREATE INDEX message_by_answer ON message (reply_to) WHERE reply_to IS NOT NULL;
