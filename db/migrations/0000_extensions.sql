-- Search without diacritics runs on folded keys with trigrams (present in PostgreSQL 15+ and in PGlite).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
