#!/bin/bash
# Run once by the PostgreSQL image, on an empty data folder. One role owns the database and migrates;
# the site's own works with the tables and can't change their rules, with the same time limits as
# the embedded server sets.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DATABASE_PASSWORD" --set=owner_password="$OWNER_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE fsc_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE fsc LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER ROLE fsc SET statement_timeout = '15s';
ALTER ROLE fsc SET lock_timeout = '5s';
ALTER ROLE fsc SET idle_in_transaction_session_timeout = '30s';
CREATE DATABASE fsc OWNER fsc_owner;
REVOKE ALL ON DATABASE fsc FROM PUBLIC;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE fsc TO fsc;
SQL
