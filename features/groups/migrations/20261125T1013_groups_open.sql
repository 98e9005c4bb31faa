-- All open groups, for whoever asks which ones they may read.
CREATE INDEX member_group_open ON member_group (id) WHERE kind = 'open';
