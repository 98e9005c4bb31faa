-- What other features may read of places. Places are public knowledge: every member sees all of them.

CREATE VIEW place_card AS
SELECT place.code, place.name, place.kind, place.status, place.outcode, place.postcode,
       COALESCE(place.town, NULLIF(outcode.town, '')) AS town, outcode.latitude, outcode.longitude
FROM place LEFT JOIN outcode ON outcode.code = place.outcode;

CREATE VIEW place_ladder AS
SELECT place_step.place_code, place_step.above_code, place_step.rung, place.name, place.kind
FROM place_step JOIN place ON place.code = place_step.above_code;
