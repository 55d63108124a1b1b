-- Runs inside Neovim 0.7: a client nobody here wrote, which is sent findings (it cannot ask) and takes plain edits.
--     FILE=… SERVER=… LOCALE=… nvim --clean --headless -c 'luafile neovim.lua'
-- Prints one line per check, `ok …` or `FAILED …`; the exit code is 1 when one failed.
local failed = false
local function check(name, ok, detail)
  io.stdout:write((ok and 'ok ' or 'FAILED ') .. name .. (ok and '' or ': ' .. tostring(detail)) .. '\n')
  failed = failed or not ok
end

local function code(diagnostic)
  return tostring(diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code))
end

local function find(buffer, wanted)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if code(diagnostic) == wanted then return diagnostic end
  end
end

local function listed(buffer)
  local codes = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do table.insert(codes, code(diagnostic)) end
  return table.concat(codes, ', ')
end

local function run()
  local file, server = vim.env.FILE, vim.env.SERVER
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'civicclause',
    cmd = { 'node', server, '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
    init_options = { locale = vim.env.LOCALE },
    get_language_id = function() return 'markdown' end,
  })
  check('the server starts', id ~= nil)
  vim.lsp.buf_attach_client(buffer, id)

  vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
  local missing = find(buffer, 'data-location/missing')
  check('findings are pushed', missing ~= nil, 'there are: ' .. listed(buffer))
  if not missing then return end
  check('in the language asked for', missing.message:find(vim.env.EXPECT, 1, true) ~= nil, missing.message)
  check('on a short range', missing.lnum == missing.end_lnum, missing.end_lnum)

  local client = vim.lsp.get_client_by_id(id)
  local range = {
    start = { line = missing.lnum, character = missing.col },
    ['end'] = { line = missing.end_lnum, character = missing.end_col },
  }
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local hover = client.request_sync('textDocument/hover', { textDocument = document, position = range.start }, 10000, buffer)
  check('hover explains', hover and hover.result and #hover.result.contents.value > 200, vim.inspect(hover))

  -- The last use of a term, from its end on: `the City's` is not to be mistaken for its definition.
  local term, use = vim.env.TERM_NAME, nil
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local _, last = line:find('.*%f[%a]' .. term .. '%f[%A]')
    if last then
      local _, character = vim.str_utfindex(line, last - #term)
      use = { line = number - 1, character = character }
    end
  end
  local place = { textDocument = document, position = use }
  local definition = client.request_sync('textDocument/definition', place, 10000, buffer)
  local found = definition and definition.result and definition.result[1]
  local at = found and (found.range or found.targetSelectionRange).start.line
  check('a term goes to its definition', at ~= nil and at < use.line, vim.inspect(definition))
  place.newName = 'Zenith'
  local renamed = client.request_sync('textDocument/rename', place, 10000, buffer)
  if renamed and renamed.result then vim.lsp.util.apply_workspace_edit(renamed.result, client.offset_encoding) end
  local defining = vim.api.nvim_buf_get_lines(buffer, at or 0, (at or 0) + 1, false)[1]
  check('a term is renamed where it is defined', defining:find('Zenith', 1, true) ~= nil, vim.inspect(renamed))
  vim.cmd('silent undo')

  local answer = client.request_sync(
    'textDocument/codeAction',
    { textDocument = document, range = range, context = { diagnostics = {} } },
    10000,
    buffer
  )
  local action
  for _, offered in ipairs(answer and answer.result or {}) do
    if offered.title:find(vim.env.TITLE, 1, true) then action = offered end
  end
  if action and not action.edit then
    -- As `vim.lsp.buf.code_action` does once the user has chosen.
    local resolved = client.request_sync('codeAction/resolve', action, 10000, buffer)
    action = resolved and resolved.result
  end
  check('a quick fix is offered, with its edit', action and action.edit ~= nil, vim.inspect(answer))
  if not (action and action.edit) then return end
  local before = vim.api.nvim_buf_line_count(buffer)
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  check('the clause is inserted', vim.api.nvim_buf_line_count(buffer) > before and text:find(vim.env.INSERTED, 1, true) ~= nil, text)
  check('without tab stop syntax', text:find('${', 1, true) == nil, text)
  local gone = vim.wait(10000, function() return find(buffer, 'data-location/missing') == nil end, 50)
  check('the finding goes', gone, listed(buffer))
  check('a blank to fill in is left', find(buffer, 'data-location/blank') ~= nil, listed(buffer))
  vim.lsp.stop_client(id)
end

local ok, problem = pcall(run)
if not ok then check('no error', false, problem) end
vim.cmd(failed and 'cquit 1' or 'qall!')
