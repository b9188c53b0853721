-- The search normal form: exactly foldForSearch in src/persian/text.ts (vectors: tests/support/text-vectors.ts).
-- COLLATE "default" so that a column declared COLLATE "C" is still lower-cased beyond ASCII. Needs a UTF8 database
-- whose LC_CTYPE is not C.
CREATE OR REPLACE FUNCTION fa_norm(input text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT btrim(
    regexp_replace(
      normalize(
        translate(
          lower(
            regexp_replace(
              normalize(
                regexp_replace(
                  input,
                  '[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+', '', 'g'),
                NFKD),
              '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+', '', 'g')
            COLLATE "default"),
          'يىېۍێےكڪةۃہھەٱς۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩',
          'ییییییککهههههاσ01234567890123456789'),
        NFC),
      '[\u0009-\u000d\u0020\u0085\u1680\u2028\u2029]+', ' ', 'g'),
    ' ')
$$;
