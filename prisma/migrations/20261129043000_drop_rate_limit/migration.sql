-- better-auth counted calls here; the site counts them itself, in rate_limit_window.
DROP TABLE "rate_limit";
