-- Each text as it reads now. Everybody sees all of them, signed in or not.
CREATE VIEW text_current AS
SELECT wording.name, wording.number, wording.body, wording.html, wording.note, wording.asks, wording.published_at,
       wording.by_id
FROM text_version wording
WHERE wording.number = (SELECT MAX(later.number) FROM text_version later WHERE later.name = wording.name);

-- Who runs this Kettle, as it reads now.
CREATE VIEW operator_current AS
SELECT runs.number, runs.name, runs.contact, runs.published_at FROM operator_version runs
WHERE runs.number = (SELECT MAX(latest.number) FROM operator_version latest);
