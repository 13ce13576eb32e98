-- An amendment of an order that both signed changes what its reservation asks of a quota.
ALTER TYPE "QuotaEntryKind" ADD VALUE 'AMENDMENT';
