-- Where a division lies, as far as its pack says: for distances in kilometres.
ALTER TABLE region ADD longitude double precision, ADD latitude double precision,
  ADD CONSTRAINT region_point CHECK ((longitude IS NULL) = (latitude IS NULL));
