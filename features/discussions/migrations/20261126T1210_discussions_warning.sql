-- The heads-ups of a group by when they expire: those that still hold stand on the homes of its members, however old they are.
CREATE INDEX discussion_by_warning ON discussion (group_id, until_at) WHERE kind = 'heads_up';
