-- By night it is asked which keys are still needed.
CREATE INDEX contact_request_by_conversation ON contact_request (conversation_id);
