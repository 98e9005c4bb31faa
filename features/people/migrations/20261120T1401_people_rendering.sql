-- For finding what an older renderer made, which is mostly nothing.
CREATE INDEX profile_by_rendering ON profile (about_rendering, member_id) WHERE about IS NOT NULL;
