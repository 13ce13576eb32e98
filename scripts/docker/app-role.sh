#!/bin/bash
# Run once by the PostgreSQL image, on an empty data folder: the site gets a role of its own, which
# owns its database and nothing else, with the same time limits as the embedded server sets.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE fsc LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER ROLE fsc SET statement_timeout = '15s';
ALTER ROLE fsc SET lock_timeout = '5s';
ALTER ROLE fsc SET idle_in_transaction_session_timeout = '30s';
CREATE DATABASE fsc OWNER fsc;
REVOKE ALL ON DATABASE fsc FROM PUBLIC;
SQL
