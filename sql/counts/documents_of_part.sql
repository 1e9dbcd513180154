DELETE FROM documents_due
WHERE documents_due.document IN (SELECT documents_later.document FROM documents_later);
