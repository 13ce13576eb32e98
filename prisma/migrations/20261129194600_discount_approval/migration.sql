-- A discount above what the sender's role may give takes the yes of somebody who may.
ALTER TYPE "ApprovalKind" ADD VALUE 'DISCOUNT';
