-- What other features may read of places. Places are public knowledge: every member sees all of them.
-- One table each, with subqueries by key: SQLite takes such a view into a LEFT JOIN without making all of it first.

CREATE VIEW place_card AS
SELECT place.code, place.name, place.kind, place.status, place.outcode, place.postcode,
       COALESCE(place.town, (SELECT NULLIF(o.town, '') FROM outcode o WHERE o.code = place.outcode)) AS town,
       (SELECT o.latitude FROM outcode o WHERE o.code = place.outcode) AS latitude,
       (SELECT o.longitude FROM outcode o WHERE o.code = place.outcode) AS longitude
FROM place;

CREATE VIEW place_ladder AS
SELECT place_step.place_code, place_step.above_code, place_step.rung, place.name, place.kind
FROM place_step JOIN place ON place.code = place_step.above_code;

CREATE VIEW outcode_card AS
SELECT outcode.code, outcode.latitude, outcode.longitude FROM outcode;
