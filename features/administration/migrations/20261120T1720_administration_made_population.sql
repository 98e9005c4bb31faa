-- A store that holds a made population, whose one password everybody knows: such a store serves this machine only.
CREATE TABLE made_population (
    seed COUNT NOT NULL PRIMARY KEY,
    members COUNT NOT NULL,
    at MOMENT NOT NULL
);
