-- A session on a shared computer ends when nobody has pressed anything until then; on one's own there is nothing here.
ALTER TABLE session ADD COLUMN idle_until MOMENT;
