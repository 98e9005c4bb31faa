-- When who asks said it in other words, after which somebody may have pointed to something already.
ALTER TABLE resource_request ADD COLUMN reworded_at MOMENT;
