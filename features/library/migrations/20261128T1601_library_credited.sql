-- Whoever is credited already has not been asked yet.
UPDATE resource_contributor SET credit = 'open' WHERE state = 'credited';
