-- By night it is asked which keys are still needed.
CREATE INDEX introduction_by_conversation ON introduction (conversation_id);
